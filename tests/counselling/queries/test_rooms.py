"""Rooms by body, and where the talks of one could go."""

import pytest

from naru.counselling.queries import rooms
from tests.counselling.factories import NOON, AppointmentFactory, MentorFactory, RoomFactory

pytestmark = pytest.mark.django_db


def test_open_rooms_and_bodies_with_mentors():
    mentor = MentorFactory()
    room = RoomFactory(organisation=mentor.organisation)
    closed = RoomFactory(organisation=mentor.organisation, closed_on="2026-11-24")
    assert rooms.bodies() == [mentor.organisation]
    assert rooms.rooms() == [room]
    assert rooms.room_with(room.public_id) == room
    assert rooms.room_with(closed.public_id) is None


def test_each_talk_with_a_room_free_then():
    room = RoomFactory()
    other = RoomFactory(organisation=room.organisation)
    first = AppointmentFactory(channel="OFFICE", room=room)
    later = AppointmentFactory(channel="OFFICE", room=room, starts_at=first.ends_at)
    offered = AppointmentFactory(
        channel="OFFICE", room=room, starts_at=later.ends_at, state="OFFERED",
        offer_until_at=later.ends_at, instead_of=first,
    )  # fmt: skip
    AppointmentFactory(channel="OFFICE", room=other, starts_at=later.starts_at)
    found = [(one.talk, one.to, one.told) for one in rooms.moves(room, at=NOON)]
    assert found == [(first, other, True), (later, None, True), (offered, other, False)]
