"""What pages say of a fee with materials: before paying, before cancelling, on the receipt."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.enrolments.enums import State
from naru.enrolments.queries import links
from tests.access.enrolments import open_door
from tests.catalogue.factories import ProviderFactory
from tests.enrolments.factories import ApplicationFactory, IntakeFactory
from tests.payments.factories import FEE, charge, pay, seat
from tests.residents.factories import ResidentFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)
STAYS = "재료비는 수업이 시작되면 돌려받지 못합니다."


def place(*, starts_in=0, materials_won=20_000):
    """A seat on ten days of lessons, one a day, whose fee is asked."""
    now, first = timezone.now(), timezone.localdate() + timedelta(days=starts_in)
    intake = IntakeFactory(
        run__course__provider=ProviderFactory(),
        run__payer="LEARNER",
        run__fee_won=FEE,
        run__materials_won=materials_won,
        run__starts_on=first,
        run__last_on=first + timedelta(days=9),
        run__weekdays=[1, 2, 3, 4, 5, 6, 7],
    )
    return charge(seat(intake=intake, state_at=now, told_at=now), at=now)


def page(one, name, language=""):
    address = reverse(name, args=[one.claim.public_id])
    shown = browser(one.claim.resident.user).get(f"{language}{address}").content.decode()
    return " ".join(shown.split())


def paid(**more):
    one = place(**more)
    pay(one, at=timezone.now())
    return one


def test_who_is_about_to_apply_and_whoever_is_offered_a_seat_read_it_too():
    door, now = open_door({}), timezone.now()
    run = door.run
    run.payer, run.fee_won, run.materials_won = "LEARNER", FEE, 20_000
    run.save()
    one = ApplicationFactory(
        intake=door, state=State.OFFERED, offered_at=now, offer_until_at=now + timedelta(hours=1)
    )
    addresses = (
        reverse("course_apply", args=[run.course.public_id, run.public_id]),
        reverse("offer", args=[links.token(one)]),
    )
    for address in addresses:
        shown = browser(ResidentFactory().user).get(address).content.decode()
        assert "이 가운데 20,000원은 재료비입니다." in shown
        assert STAYS in shown


def test_who_is_to_pay_reads_once_what_of_it_is_for_materials():
    shown = page(place(starts_in=9), "enrolment")
    assert shown.count("이 가운데 20,000원은 재료비입니다.") == 1
    assert STAYS in shown
    assert "재료비" not in page(place(materials_won=0), "enrolment")


@pytest.mark.parametrize(
    ("more", "back", "said"),
    [
        ({"starts_in": 1}, "80,000원", "수업이 시작되기 전이라 재료비 20,000원도 돌려받습니다."),
        (
            {},
            "40,000원",
            "수업이 시작되어 재료비 20,000원은 돌려받지 못합니다. 나머지 60,000원에서 셈했습니다.",
        ),
        ({"materials_won": FEE}, "0원", "수강료가 모두 재료비입니다."),
    ],
)
def test_before_cancelling_the_materials_are_told_in_words(more, back, said):
    shown = page(paid(**more), "enrolment_cancel")
    assert f"<b>{back}</b> (낸 돈 80,000원)" in shown
    assert said in shown
    assert "이미 열린 횟수가 많아" not in shown


def test_in_english_too():
    shown = page(paid(), "enrolment_cancel", "/en")
    assert (
        "The course has begun, so the 20,000 won for materials do not come back. "
        "The other 60,000 won were counted." in shown
    )


def test_without_materials_nothing_is_said_of_them():
    shown = page(paid(materials_won=0), "enrolment_cancel")
    assert "재료비" not in shown
    assert "취소한 날을 기준으로 셉니다." in shown


def test_the_receipt_names_them():
    shown = page(paid(), "enrolment_receipt")
    assert "그 가운데 재료비" in shown
    assert "20,000원" in shown
    assert "재료비" not in page(paid(materials_won=0), "enrolment_receipt")
