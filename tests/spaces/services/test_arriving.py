"""The code on the wall is of now and of here; a person arrives once."""

from datetime import timedelta

import pytest

from naru.audit.models import Entry
from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.spaces.enums import Arrived, State
from naru.spaces.models import Booking
from naru.spaces.services import arriving
from naru.spaces.services.arriving import CodeForged, CodeOld, NothingNow, NotOnTheList, NotYet
from naru.spaces.services.benches import SittingFull
from tests.accounts.factories import UserFactory
from tests.refusals import refused
from tests.spaces.factories import (
    NOON,
    TERMS,
    TOMORROW,
    BookingFactory,
    RoomFactory,
    SittingFactory,
    staff_of,
)

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ENTER = timedelta(minutes=10)


def arrive(one, at, place=None):
    return arriving.arrive(
        place_id=(place or one.thing.place).pk,
        resident_id=one.resident_id,
        terms=TERMS,
        enter=ENTER,
        by=one.resident.user,
        at=at,
    )


def test_the_code_lasts_its_turn_and_the_next_and_is_worth_nothing_the_next_day():
    code = arriving.code_of(7, terms=TERMS, at=NOON)
    for seconds in (0, 59, 119):
        later = NOON + timedelta(seconds=seconds)
        assert arriving.read_code(code, terms=TERMS, at=later) == 7
    for later in (2 * MINUTE, DAY, 7 * DAY, -MINUTE):
        with pytest.raises(CodeOld):
            arriving.read_code(code, terms=TERMS, at=NOON + later)


@pytest.mark.parametrize("bent", ["8", "", "x", "7-1:abc"])
def test_a_bent_code_is_refused(bent):
    code = arriving.code_of(7, terms=TERMS, at=NOON)
    with pytest.raises(CodeForged):
        arriving.read_code(bent + code[1:] if bent == "8" else bent, terms=TERMS, at=NOON)


@pytest.mark.django_db
def test_scanned_twice_the_first_counts():
    one = BookingFactory()
    first = arrive(one, TOMORROW - 20 * MINUTE)
    again = arrive(one, TOMORROW + 5 * MINUTE)
    assert (first.state, first.arrived, first.arrived_at) == (
        State.USED,
        Arrived.SCAN,
        TOMORROW - 20 * MINUTE,
    )
    assert again == first
    assert Booking.objects.get().arrived_at == TOMORROW - 20 * MINUTE
    assert Entry.objects.filter(action="space.arrived").count() == 1


@pytest.mark.django_db
def test_only_here_and_only_around_the_time():
    one = BookingFactory()
    for at, place in (
        (TOMORROW - 21 * MINUTE, None),
        (one.ends_at, None),
        (TOMORROW + DAY, None),
        (TOMORROW, RoomFactory().place),
    ):
        with refused(NothingNow):
            arrive(one, at, place)
    with refused(NothingNow):
        arrive(BookingFactory(state=State.CANCELLED), TOMORROW)
    room = BookingFactory(room=RoomFactory())
    with refused(NothingNow):
        arrive(room, TOMORROW - 11 * MINUTE)
    assert arrive(room, TOMORROW - 10 * MINUTE).state == State.USED


@pytest.mark.django_db
def test_who_stays_for_the_next_time_scans_again_for_it():
    one = BookingFactory()
    following = BookingFactory(
        resident=one.resident,
        sitting=SittingFactory(bench=one.sitting.bench, starts_at=one.ends_at),
    )
    assert arrive(one, TOMORROW) == one
    assert arrive(one, one.ends_at - MINUTE) == following


@pytest.mark.django_db
def test_by_hand_and_put_right_with_a_kind_word_to_who_did_not_come():
    one, by = BookingFactory(), UserFactory()
    told = {"booking_id": one.pk, "terms": TERMS, "by": by}
    with refused(NotYet):
        arriving.mark(came=True, at=TOMORROW - 21 * MINUTE, **told)
    with refused(NotYet):
        arriving.mark(came=False, at=TOMORROW - MINUTE, **told)
    for came, state, how in (
        (False, State.NO_SHOW, ""),
        (False, State.NO_SHOW, ""),
        (True, State.USED, Arrived.HAND),
        (False, State.NO_SHOW, ""),
    ):
        found = arriving.mark(came=came, at=TOMORROW, **told)
        assert (found.state, found.arrived) == (state, how)
    assert {notice.kind for notice in Notice.objects.all()} == {Kind.SPACE_MISSED}
    assert Notice.objects.count() == 2
    with refused(NotOnTheList):
        cancelled = BookingFactory(state=State.CANCELLED)
        arriving.mark(came=True, at=TOMORROW, **told | {"booking_id": cancelled.pk})


@pytest.mark.django_db
def test_a_seat_given_to_somebody_else_is_not_taken_from_them():
    one = BookingFactory(state=State.NO_SHOW)
    BookingFactory(sitting=one.sitting, seat=one.seat)
    by = staff_of(one.thing.place).user
    with refused(SittingFull):
        arriving.mark(booking_id=one.pk, came=True, terms=TERMS, by=by, at=TOMORROW)
