"""Rooms: closing one loses no talk, not even while somebody books."""

from datetime import UTC, date, datetime

import pytest

from naru.counselling.models import Room
from naru.counselling.services import rooms
from naru.counselling.services.rooms import RoomNeeded, RoomThere
from naru.notices.enums import Kind
from naru.notices.models import Notice
from tests.accounts.factories import OrganisationFactory
from tests.counselling.factories import (
    NOON,
    AppointmentFactory,
    MentorFactory,
    RoomFactory,
    office,
)
from tests.refusals import refused

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def close(room):
    return rooms.close_room(room_id=room.pk, by=office(), on=TODAY, at=NOON)


def test_a_name_once_a_body_and_a_closed_room_opens_again():
    body = OrganisationFactory()
    told = {"organisation": body, "name_ko": " 방 1 ", "name_en": "", "by": office(), "at": NOON}
    first = rooms.make_room(**told)
    with refused(RoomThere):
        rooms.make_room(**told)
    assert close(first) == 0
    assert close(first) == 0
    assert rooms.make_room(**told | {"name_en": "Room 1"}) == first
    assert Room.objects.get().name_en == "Room 1"


def test_talks_move_to_a_room_free_then_and_both_sides_are_told():
    room = RoomFactory()
    talk = AppointmentFactory(channel="OFFICE", room=room)
    with refused(RoomNeeded):
        close(room)
    other = RoomFactory(organisation=room.organisation)
    AppointmentFactory(channel="OFFICE", room=other, starts_at=datetime(2026, 12, 2, 5, tzinfo=UTC))
    assert close(room) == 1
    talk.refresh_from_db()
    assert (talk.room, talk.sequence, talk.starts_at.hour) == (other, 1, 1)
    assert [one.kind for one in Notice.objects.order_by("pk")] == [
        Kind.TALK_ROOM, Kind.TALK_ROOM_STAFF,
    ]  # fmt: skip
    assert "SEQUENCE:1" in Notice.objects.get(kind=Kind.TALK_ROOM).invite


def test_two_talks_at_once_need_two_rooms():
    room, mentor = RoomFactory(), MentorFactory()
    for _number in range(2):
        busy = RoomFactory(organisation=room.organisation)
        AppointmentFactory(channel="OFFICE", room=busy)
    AppointmentFactory(channel="OFFICE", room=room, mentor=mentor)
    with refused(RoomNeeded):
        close(room)
    room.refresh_from_db()
    assert room.closed_on is None
