"""Given back in time or late, excused afterwards: nobody is blamed, money by the place's rule."""

from dataclasses import replace
from datetime import timedelta

import pytest

from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.spaces.enums import State
from naru.spaces.services import cancelling
from naru.spaces.services.cancelling import TimeOver, TooLateToExcuse
from tests.accounts.factories import UserFactory
from tests.refusals import refused
from tests.spaces.factories import (
    NOON,
    OPENING,
    ROOM_TERMS,
    TERMS,
    TOMORROW,
    BookingFactory,
    RoomFactory,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def cancel(one, terms=None, at=NOON):
    return cancelling.cancel(
        booking_id=one.pk, room_terms=terms, opening=OPENING, by=UserFactory(), at=at
    )


@pytest.mark.django_db
def test_a_seat_is_given_back_until_it_begins_and_twice_is_once():
    one = BookingFactory()
    for _again in range(2):
        found = cancel(one, at=one.starts_at - HOUR)
        assert (found.state, found.sequence) == (State.CANCELLED, 1)
    assert [told.kind for told in Notice.objects.all()] == [Kind.SPACE_CANCELLED]
    begun = BookingFactory()
    with refused(TimeOver):
        cancel(begun, at=begun.starts_at)
    with refused(TimeOver):
        cancel(BookingFactory(state=State.NO_SHOW))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("before", "state", "back"),
    [(DAY, State.CANCELLED, 50_000), (HOUR, State.EXCUSED, 25_000)],
)
def test_a_paid_room_late_still_counts_and_half_comes_back(before, state, back):
    paid = {"state": State.PAID, "fee_won": 50_000, "paid_at": NOON}
    one = BookingFactory(room=RoomFactory(), **paid)
    found = cancel(one, ROOM_TERMS, one.starts_at - before)
    assert (found.state, found.back_won) == (state, back)


@pytest.mark.django_db
def test_what_was_not_paid_or_not_answered_owes_nothing_and_does_not_count():
    unpaid = BookingFactory(room=RoomFactory(), fee_won=50_000)
    found = cancel(unpaid, replace(ROOM_TERMS, cancel_days=0), unpaid.starts_at - HOUR)
    assert (found.state, found.back_won) == (State.CANCELLED, None)
    asked = BookingFactory(room=RoomFactory(), state=State.ASKED)
    found = cancel(asked, ROOM_TERMS, asked.starts_at - HOUR)
    assert (found.state, found.back_won) == (State.CANCELLED, None)


@pytest.mark.django_db
def test_a_missed_time_is_excused_for_two_weeks_without_a_reason():
    one = BookingFactory(state=State.NO_SHOW)
    told = {"booking_id": one.pk, "terms": TERMS, "opening": OPENING, "by": one.resident.user}
    with refused(TooLateToExcuse):
        cancelling.excuse(at=TOMORROW + 15 * DAY, **told)
    for _again in range(2):
        assert cancelling.excuse(at=TOMORROW + 14 * DAY, **told).state == State.EXCUSED
    with refused(TooLateToExcuse):
        cancelling.excuse(at=TOMORROW, **told | {"booking_id": BookingFactory().pk})


@pytest.mark.django_db
def test_reminded_once():
    one = BookingFactory()
    at = one.starts_at - DAY
    assert [cancelling.remind(booking_id=one.pk, at=at) for _ in range(2)] == [True, False]
    assert Notice.objects.get().kind == Kind.SPACE_SOON
    begun = BookingFactory()
    assert not cancelling.remind(booking_id=begun.pk, at=begun.starts_at)
