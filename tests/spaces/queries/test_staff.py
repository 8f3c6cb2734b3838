"""What staff of a place have before them, and nothing of other places."""

from datetime import date, timedelta

import pytest

from naru.spaces.enums import Arrived, ClubState, State
from naru.spaces.queries import staff
from tests.spaces.factories import (
    NOON,
    TOMORROW,
    BookingFactory,
    ClubFactory,
    RoomFactory,
    SignOffFactory,
    SittingFactory,
    staff_of,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_the_day_requests_rooms_money_and_clubs_of_the_place(django_assert_num_queries):
    room = RoomFactory(fee_won=50_000)
    place = room.place
    here = BookingFactory(room=room)
    old = BookingFactory(room=room, starts_at=NOON - DAY)
    asked = BookingFactory(room=room, state=State.ASKED, starts_at=TOMORROW + DAY)
    paid = {"fee_won": 50_000, "paid_at": NOON, "back_won": 25_000}
    owed = BookingFactory(room=room, state=State.CANCELLED, **paid)
    BookingFactory(room=room, state=State.CANCELLED, returned_at=NOON, **paid)
    club = ClubFactory(place=place, state=ClubState.ASKED, until_on=None)
    BookingFactory(), ClubFactory(place=place)
    today = {"from_at": NOON, "until_at": NOON + 2 * DAY}
    lists = (
        staff.day(place, **today),
        staff.unwritten(place, until_at=NOON),
        staff.requests(place),
        staff.approved(place, at=NOON),
        staff.to_return(place),
    )
    with django_assert_num_queries(7):
        assert staff.read(*lists) == [[here], [old], [asked], [here], [owed]]
    assert staff.clubs(place) == [club]
    assert staff.with_waiting([place]) == [(place, 2)]


def test_a_time_with_its_people_and_what_is_signed():
    came = {"state": State.USED, "arrived": Arrived.SCAN, "arrived_at": TOMORROW}
    signed = SignOffFactory(booking=BookingFactory(**came))
    sitting = signed.booking.sitting
    BookingFactory(sitting=sitting, state=State.CANCELLED)
    (row,) = staff.people_at(sitting)
    assert (row, row.held) == (signed.booking, [signed])
    SittingFactory(bench=sitting.bench, starts_at=TOMORROW + DAY, off_at=NOON)
    assert staff.sittings_to_come(sitting.bench.place, from_at=NOON) == [sitting]


def test_bookings_and_instructors_of_the_body():
    one = BookingFactory()
    place = one.thing.place
    member = staff_of(place)
    assert staff.booking(one.public_id, organisation=place.organisation) == one
    other = BookingFactory()
    assert staff.booking(other.public_id, organisation=place.organisation) is None
    assert staff.instructors(place.organisation, on=date(2026, 11, 24)) == [member.user]
