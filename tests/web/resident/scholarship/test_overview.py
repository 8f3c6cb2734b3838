"""What became of it: the bank book, giving a place up, withdrawing, the way from the front page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.enrolments.enums import State
from naru.scholarships.services import grants, uses
from tests.access.scholarship import made
from tests.enrolments.factories import ApplicationFactory as SeatFactory
from tests.residents.factories import ResidentFactory
from tests.scholarships.factories import ApplicationFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def grant():
    application = ApplicationFactory(round=made("past", ago=60))
    return grants.grant(application_id=application.pk, by=None, at=timezone.now())


def hold(grant, number=1, **more):
    first = timezone.localdate() + timedelta(days=9)
    place = uses.Place(
        reference=f"enrolment:{number}",
        run_id=None,
        title=f"가상 강좌 {number}",
        provider="가상 교육원",
        points=100_000,
        sessions=[first, first + timedelta(days=7)],
        terms=[{"held_below": "1/2", "gives_back": "1/2"}],
        **more,
    )
    return uses.hold(grant_id=grant.pk, place=place, by=grant.resident.user, at=timezone.now())


def test_the_bank_book_has_every_line_and_the_place_can_be_given_up(grant):
    client, use = browser(grant.resident.user), hold(grant, materials_points=30_000)
    book = reverse("scholarship_book", args=[grant.public_id])
    shown = client.get(book).content.decode()
    for text in ("장학금을 받음", "강좌 자리에 맡김: 가상 강좌 1", "500,000", "자리에 맡겨 둠"):
        assert text in shown
    end = reverse("place_give_up", args=[use.public_id])
    asked = client.get(end).content.decode()
    assert "100,000포인트 가운데 100,000포인트가 돌아옵니다." in asked
    assert "이 가운데 재료비 30,000포인트는 수업이 시작되면 돌아오지 않습니다." in asked
    after = client.post(end, follow=True).content.decode()
    assert "100,000포인트가 돌아왔습니다." in after
    assert client.get(end).status_code == 404
    assert "이미 그만둔 자리입니다." in client.post(end, follow=True).content.decode()


def test_a_seat_at_a_door_is_given_up_there_and_says_what_comes_back(grant):
    seat = SeatFactory(resident=grant.resident, state=State.SEATED, by_points=True)
    client, use = browser(grant.resident.user), hold(grant, seat.claim_id, materials_points=30_000)
    there = reverse("enrolment", args=[seat.claim.public_id])
    book = client.get(reverse("scholarship_book", args=[grant.public_id])).content.decode()
    assert f'href="{there}"' in book
    assert "100,000" in client.get(there).content.decode()
    end = client.get(reverse("place_give_up", args=[use.public_id]))
    assert end.url == reverse("enrolment_cancel", args=[seat.claim.public_id])
    asked = client.get(end.url).content.decode()
    assert "지금 취소하면 돌아오는 포인트" in asked
    assert "이 가운데 재료비 30,000포인트는" in asked
    client.post(end.url)
    use.refresh_from_db()
    assert (use.state, use.returned_points) == ("RELEASED", 100_000)


def test_a_bank_book_is_its_owner_s_and_costs_the_same_for_many_lines(
    grant, django_assert_max_num_queries
):
    client = browser(grant.resident.user)
    for number in range(1, 6):
        hold(grant, number)
    with django_assert_max_num_queries(16):
        client.get(reverse("scholarship_book", args=[grant.public_id]))
    stranger = browser(ResidentFactory().user)
    assert stranger.get(reverse("scholarship_book", args=[grant.public_id])).status_code == 404


def test_an_application_is_withdrawn_after_one_more_question():
    one = ApplicationFactory(round=made("open", ago=5))
    client = browser(one.resident.user)
    url = reverse("application_withdraw", args=[one.public_id])
    assert "올린 서류는 바로 지웁니다." in client.get(url).content.decode()
    told = client.post(url, follow=True).content.decode()
    assert "신청을 거두었습니다." in told
    assert client.get(url).status_code == 404
    assert "이미 결과가 정해져" in client.post(url, follow=True).content.decode()


def test_the_front_page_leads_to_an_open_round_and_then_to_one_s_application():
    the_round = made("open", ago=5)
    resident = ResidentFactory()
    client = browser(resident.user)
    assert "장학금 신청을 받고 있어요" in client.get(reverse("me")).content.decode()
    mine = reverse("my_scholarship")
    assert reverse("scholarship", args=["open"]) in client.get(mine).content.decode()
    one = ApplicationFactory(round=the_round, resident=resident)
    assert (
        reverse("application", args=[one.public_id]) in client.get(reverse("me")).content.decode()
    )
    assert reverse("scholarship", args=["open"]) not in client.get(mine).content.decode()
