"""Staff look, let or refuse with a reason, and write down money."""

import pytest

from naru.audit.models import Entry
from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.spaces.enums import State
from naru.spaces.services import deciding
from naru.spaces.services.deciding import (
    AlreadyDecided,
    NothingToPay,
    NothingToReturn,
    ReasonNeeded,
)
from tests.accounts.factories import UserFactory
from tests.refusals import refused
from tests.spaces.factories import NOON, BookingFactory, RoomFactory


def asked(**more):
    return BookingFactory(room=RoomFactory(), state=State.ASKED, **more)


@pytest.mark.django_db
def test_asked_in_review_approved_paid():
    one, by = asked(fee_won=50_000), UserFactory()
    told = {"booking_id": one.pk, "by": by, "at": NOON}
    with refused(NothingToPay):
        deciding.pay(**told)
    states = [
        deciding.take_up(**told).state,
        deciding.approve(**told).state,
        deciding.pay(**told).state,
    ]
    assert states == [State.REVIEW, State.APPROVED, State.PAID]
    for again in (deciding.take_up, deciding.approve):
        with refused(AlreadyDecided):
            again(**told)
    with refused(NothingToPay):
        deciding.pay(**told)
    assert [one.kind for one in Notice.objects.all()] == [Kind.ROOM_APPROVED_TO_PAY]
    assert list(Entry.objects.order_by("pk").values_list("action", flat=True)) == [
        "space.taken_up",
        "space.approved",
        "space.paid",
    ]


@pytest.mark.django_db
def test_what_is_free_is_let_without_a_word_of_money():
    one = deciding.approve(booking_id=asked().pk, by=UserFactory(), at=NOON)
    assert one.state == State.APPROVED
    assert Notice.objects.get().kind == Kind.ROOM_APPROVED
    with refused(NothingToPay):
        deciding.pay(booking_id=one.pk, by=UserFactory(), at=NOON)


@pytest.mark.django_db
def test_refused_with_a_reason_the_person_reads():
    one, by = asked(), UserFactory()
    with refused(ReasonNeeded):
        deciding.refuse(booking_id=one.pk, why=" ", by=by, at=NOON)
    found = deciding.refuse(booking_id=one.pk, why="공사를 합니다.", by=by, at=NOON)
    assert (found.state, found.why) == (State.REFUSED, "공사를 합니다.")
    assert Notice.objects.get().params["why"] == "공사를 합니다."
    with refused(AlreadyDecided):
        deciding.refuse(booking_id=one.pk, why="다시", by=by, at=NOON)


@pytest.mark.django_db
def test_what_is_owed_back_is_handed_over_once():
    paid = {"fee_won": 50_000, "paid_at": NOON, "back_won": 25_000}
    one = BookingFactory(room=RoomFactory(), state=State.CANCELLED, **paid)
    told = {"booking_id": one.pk, "by": UserFactory(), "at": NOON}
    assert deciding.give_money_back(**told).returned_at == NOON
    for wrong in (one, asked()):
        with refused(NothingToReturn):
            deciding.give_money_back(**told | {"booking_id": wrong.pk})
