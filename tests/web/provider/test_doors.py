"""Staff set how a run takes people in, told what each way means; mistakes are told kindly."""

import pytest
from django.urls import reverse

from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Intake
from tests.enrolments.factories import ApplicationFactory
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)
FORM = {
    "mode": "FIRST_COME",
    "capacity": "20",
    "opens_at": "2026-11-20T09:00",
    "closes_at": "2026-11-28T18:00",
    "offers_until_at": "2026-11-30T18:00",
    "policy": "",
}


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def run(desk):
    return desk.run(desk.course(publish=True))


def send(desk, run, **more):
    return desk.client.post(reverse("provider_door", args=[run.public_id]), FORM | more)


def test_the_form_begins_with_what_the_run_says_and_explains_each_way(desk, run):
    page = desk.client.get(reverse("provider_door", args=[run.public_id])).content.decode()
    for words in (
        "언제 신청해도 똑같이 추첨합니다",
        "먼저 신청한 사람부터",
        "누가 썼는지 모른 채",
        'value="20"',
    ):
        assert words in page


def test_a_door_is_kept_on_the_citys_clock(desk, run):
    assert send(desk, run).status_code == 302
    door = Intake.objects.get(run=run)
    assert (door.capacity, door.opens_at.isoformat()) == (20, "2026-11-20T00:00:00+00:00")
    page = desk.client.get(reverse("provider_door", args=[run.public_id])).content.decode()
    assert "0 / 20" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"capacity": "x"}, "자리 수를 숫자로 적어 주세요."),
        ({"mode": ""}, "뽑는 방법을 골라 주세요."),
        ({"closes_at": "2026-11-19T09:00"}, "여는 때보다 뒤의 때를 적어 주세요."),
        ({"offers_until_at": "2026-11-21T09:00"}, "닫는 때와 같거나 그 뒤의 때를 적어 주세요."),
        ({"offers_until_at": "2026-12-01T09:00"}, "강좌가 시작하는 날보다 앞의 때를"),
        ({"opens_at": "soon"}, "날짜와 시각을 적어 주세요."),
    ],
)
def test_mistakes_are_told_kindly_and_what_was_typed_stays(desk, run, wrong, words):
    answer = send(desk, run, **wrong)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert not Intake.objects.exists()


def test_seats_that_are_held_stay(desk, run):
    send(desk, run)
    ApplicationFactory(intake=Intake.objects.get(), state=State.SEATED, no=12)
    few = send(desk, run, capacity="11")
    said = "이미 받은 자리 번호보다 적게 줄일 수 없습니다."
    assert (few.status_code, said in few.content.decode()) == (422, True)
    other = send(desk, run, mode="DRAW")
    assert "바꿀 수 없습니다" in other.content.decode()
    assert send(desk, run, capacity="12").status_code == 302


def test_a_door_by_payment_holds_for_as_long_as_the_provider_s_rule_says(desk, run):
    assert send(desk, run, mode="FIRST_PAID").status_code == 302
    door = Intake.objects.get(run=run)
    assert (door.mode, door.hold_minutes) == (DoorMode.FIRST_PAID, 60)
    free = desk.run(desk.course(publish=True), fee_won=None, payer="UNKNOWN")
    answer = send(desk, free, mode="FIRST_PAID")
    said = "먼저 낸 차례대로 뽑을 수 없습니다."
    assert (answer.status_code, said in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("mode", "next_page"),
    [("DRAW", "provider_draw"), ("REVIEW", "provider_review"), ("FIRST_COME", "provider_door")],
)
def test_a_door_whose_rule_must_be_published_first_leads_on_to_that(desk, run, mode, next_page):
    assert send(desk, run, mode=mode).url == reverse(next_page, args=[run.public_id])
