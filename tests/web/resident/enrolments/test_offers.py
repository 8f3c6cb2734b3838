"""Answering an offer: in the account, by the address in the message, through the desk."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.audit.models import Entry
from naru.enrolments.enums import State
from naru.enrolments.models import Application
from naru.enrolments.queries import links
from naru.residents.models import RecordView
from tests.access.enrolments import open_door
from tests.enrolments.factories import ApplicationFactory
from tests.residents.factories import ResidentFactory
from tests.web.lives import browser, make_life

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)


def offered(resident=None, *, until=HOUR):
    now = timezone.now()
    return ApplicationFactory(
        intake=open_door({}),
        resident=resident or ResidentFactory(),
        state=State.OFFERED,
        offered_at=now - 2 * HOUR,
        offer_until_at=now + until,
    )


def way_of(one):
    line = Entry.objects.get(subject_id=str(one.claim.public_id))
    return line.action, line.details


@pytest.mark.parametrize(
    ("say", "state", "told"),
    [("accept", "SEATED", "자리를 받았습니다"), ("decline", "DECLINED", "사양했습니다")],
)
def test_in_the_account_two_buttons_answer(say, state, told):
    one = offered()
    client = browser(one.resident.user)
    page = reverse("enrolment", args=[one.claim.public_id])
    assert "이 자리 받기" in client.get(page).content.decode()
    answer = reverse("enrolment_answer", args=[one.claim.public_id])
    shown = client.post(answer, {"say": say}, follow=True).content.decode()
    one.refresh_from_db()
    assert (one.state, told in shown, "이 자리 받기" in shown) == (state, True, False)
    assert client.post(answer, {"say": "perhaps"}).status_code == 400


def test_the_address_in_the_message_needs_no_log_in_and_looking_answers_nothing():
    one = offered()
    address = reverse("offer", args=[links.token(one)])
    nobody = Client()
    shown = nobody.get(address)
    one.refresh_from_db()
    assert (one.state, shown.status_code) == ("OFFERED", 200)
    assert str(one.resident) not in shown.content.decode()
    done = nobody.post(address, {"say": "accept"}, follow=True).content.decode()
    one.refresh_from_db()
    assert (one.state, "자리를 받았습니다." in done) == ("SEATED", True)
    assert way_of(one) == ("enrolment.accepted", '{"way":"LINK"}')
    assert nobody.get(reverse("offer", args=["forged:x"])).status_code == 404


def test_the_address_ends_with_the_offer():
    one = offered(until=-HOUR)
    address = reverse("offer", args=[links.token(one)])
    assert "답할 수 있는 때가 지났습니다" in Client().get(address).content.decode()
    late = Client().post(address, {"say": "accept"}, follow=True).content.decode()
    one.refresh_from_db()
    assert (one.state, "답할 수 있는 때가 지났습니다." in late) == ("OFFERED", True)


def test_by_telephone_the_desk_answers_for_who_gave_leave_and_that_is_logged():
    life = make_life("가람")
    one = offered(life.resident)
    clerk = browser(life.clerk.user)
    answer = reverse("enrolment_answer", args=[one.claim.public_id])
    assert clerk.post(answer, {"say": "accept"}).status_code == 403
    record = [life.resident.public_id]
    clerk.post(reverse("desk_purpose", args=record), {"purpose": "APPLICATION", "words": ""})
    clerk.post(reverse("desk_let_help", args=record), {"means": "PAPER"})
    clerk.post(reverse("desk_act", args=record))
    assert clerk.post(answer, {"say": "accept"}).status_code == 302
    one.refresh_from_db()
    assert (one.state, *way_of(one)) == ("SEATED", "enrolment.accepted", '{"way":"DESK"}')
    looks = RecordView.objects.filter(resident=life.resident, page="me.enrolments")
    assert looks.get().viewer == life.clerk.user


def test_who_waits_is_told_why_nothing_happens():
    now = timezone.now()
    door = open_door({})
    first, mine = (ApplicationFactory(intake=door, no=no) for no in (1, 2))
    ApplicationFactory(
        intake=door, no=3, state=State.LAPSED, offered_at=now - 2 * HOUR, offer_until_at=now - HOUR
    )
    client = browser(mine.resident.user)
    shown = client.get(reverse("enrolment", args=[mine.claim.public_id]))
    place = shown.context["place_in_list"]
    assert (place.before, place.freed) == (1, 1)
    page = " ".join(shown.content.decode().split())
    for said in (
        "내 앞에 기다리는 사람",
        "1명",
        "1자리",
        "자리를 받을 가능성",
        "취소한 사람이 없는",
    ):
        assert said in page
    assert "%" not in page.partition("지금 내 차례")[2].partition("</section>")[0]
    english = client.get("/en" + reverse("enrolment", args=[mine.claim.public_id]))
    assert "People before me" in english.content.decode()
    assert Application.objects.get(pk=first.pk).state == "WAITING"
