"""What can be booked where, and how far that is."""

from datetime import date, timedelta

import pytest

from naru.spaces.enums import State
from naru.spaces.queries import things
from tests.places.factories import DistrictFactory, PlaceFactory
from tests.spaces.factories import (
    NOON,
    SEOUL,
    TOMORROW,
    BenchFactory,
    BookingFactory,
    RoomFactory,
    SittingFactory,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_places_that_let_something_still_in_the_pack():
    room, bench = RoomFactory(), BenchFactory()
    RoomFactory(withdrawn_at=NOON)
    PlaceFactory()
    assert set(things.places()) == {room.place, bench.place}
    assert things.places_of(room.place.organisation) == [room.place]
    assert things.place(bench.place.code) == bench.place
    assert things.place(PlaceFactory().code) is None
    assert (things.lets(room.place), things.lets(PlaceFactory())) == (True, False)
    assert things.rooms_at([room.place, bench.place]) == [room]
    assert things.benches_at(bench.place) == [bench]
    assert (things.room(room.code), things.room("nothing")) == (room, None)


def test_times_with_how_much_is_taken():
    one = BookingFactory()
    BookingFactory(sitting=one.sitting, state=State.CANCELLED)
    SittingFactory(off_at=NOON)
    SittingFactory(starts_at=TOMORROW + 8 * DAY)
    found = list(things.sittings(from_at=NOON, until_at=NOON + 7 * DAY))
    assert [(row.pk, row.taken) for row in found] == [(one.sitting_id, 1)]
    assert things.sitting(one.sitting.public_id).taken == 1
    assert things.sitting(one.public_id) is None


def test_times_of_rooms_that_somebody_has():
    one = BookingFactory(room=RoomFactory(), state=State.ASKED)
    BookingFactory(room=one.room, state=State.REFUSED)
    day = date(2026, 11, 25)
    told = {"on": day, "until_on": day, "zone": SEOUL}
    assert things.busy([one.room], **told) == {one.room_id: [(one.starts_at, one.ends_at)]}
    assert things.busy([one.room], **told | {"on": day + DAY, "until_on": day + DAY}) == {}


def test_the_way_to_a_point_or_a_district():
    home = DistrictFactory()
    near = PlaceFactory(district=home)
    far = PlaceFactory(
        district=DistrictFactory(), latitude=10.1, longitude=20.0, coordinate_confidence="HIGH"
    )
    here, there = things.reach(near, home), things.reach(far, home)
    assert (here.metres, here.approximate, here.same_district) == (0, True, True)
    assert (there.metres, there.approximate, there.same_district) == (11_120, False, False)
    assert things.reach(far, (10.1, 20.0)).metres == 0
    assert things.reach(PlaceFactory(district=None), home) is None
    assert things.reach(near, None) is None
