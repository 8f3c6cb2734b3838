"""Rooms: closing one loses no talk, not even while somebody books."""

from datetime import UTC, date, datetime
from threading import Thread

import pytest
from django.db import connection, transaction

from naru.core.refusals import Refusal
from naru.counselling.enums import Channel, Way
from naru.counselling.models import Appointment, Room
from naru.counselling.services import appointments, rooms
from naru.counselling.services.appointments import Talk
from naru.counselling.services.rooms import RoomNeeded, RoomThere
from naru.notices.enums import Kind
from naru.notices.models import Notice
from tests.accounts.factories import OrganisationFactory
from tests.counselling.factories import (
    NOON,
    TERMS,
    AppointmentFactory,
    MentorFactory,
    RoomFactory,
    office,
)
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

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


def two_rooms():
    """Rooms of one body, and how somebody books face to face there: in the first, if it is open."""
    first = RoomFactory()
    second = RoomFactory(organisation=first.organisation)
    mentor, resident = MentorFactory(organisation=first.organisation), ResidentFactory()

    def book():
        return appointments.book(
            resident=resident, mentor=mentor, talk=Talk("first-talk", 45, ("OFFICE",), ("desk",)),
            channel=Channel.OFFICE, starts_at=datetime(2026, 12, 2, 1, tzinfo=UTC), words="",
            way=Way.DESK, by=mentor.user, terms=TERMS, at=NOON,
        )  # fmt: skip

    return first, second, book


def while_first_is_held(first_work, second_work, *, waits):
    """The second begins in its own thread and connection before the first is committed."""
    said = []

    def work():
        try:
            second_work()
        except Refusal as refusal:
            said.append(type(refusal).__name__)
        finally:
            connection.close()

    thread = Thread(target=work)
    with transaction.atomic():
        first_work()
        thread.start()
        thread.join(timeout=1 if waits else 30)
        assert thread.is_alive() is waits
    thread.join()
    return said


@pytest.mark.django_db(transaction=True)
def test_booked_while_its_room_is_closed_the_talk_is_in_another():
    first, second, book = two_rooms()
    assert while_first_is_held(lambda: close(first), book, waits=True) == []
    assert Appointment.objects.get().room == second


@pytest.mark.django_db(transaction=True)
def test_booked_while_the_last_room_is_closed_there_is_no_talk():
    first, second, book = two_rooms()
    close(second)
    assert while_first_is_held(lambda: close(first), book, waits=True) == ["NotBookable"]
    assert not Appointment.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_closed_while_somebody_books_into_it_the_talk_moves():
    first, second, book = two_rooms()
    assert while_first_is_held(book, lambda: close(first), waits=True) == []
    first.refresh_from_db()
    assert (Appointment.objects.get().room, first.closed_on) == (second, TODAY)


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_a_talk_lands_in_a_closed_room(monkeypatch):
    """The twin."""
    first, _second, book = two_rooms()
    monkeypatch.setattr(appointments, "locked", lambda rows, **lookup: rows.get(**lookup))
    assert while_first_is_held(lambda: close(first), book, waits=False) == []
    first.refresh_from_db()
    assert (Appointment.objects.get().room, first.closed_on) == (first, TODAY)
