"""Times from the tables: the mentor's own, and the substitute's while the mentor is away."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naru.counselling.queries import diaries
from tests.counselling.factories import (
    NOON,
    TERMS,
    AppointmentFactory,
    MentorFactory,
    RoomFactory,
)
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def slots(mentor, resident=None, channel="PHONE", minutes=60):
    with CaptureQueriesContext(connection) as asked:
        found = diaries.slots(
            mentor, resident=resident or ResidentFactory.build(pk=0), channel=channel,
            minutes=minutes, terms=TERMS, at=NOON,
        )  # fmt: skip
    return found, len(asked)


def test_taken_times_are_not_offered_and_a_full_diary_asks_no_more():
    mentor = MentorFactory()
    whole, empty = slots(mentor)
    one = AppointmentFactory(mentor=mentor)
    left, full = slots(mentor)
    assert {slot.starts_at for slot in whole} - {slot.starts_at for slot in left} == {
        slot.starts_at
        for slot in whole
        if one.starts_at.date() == slot.starts_at.date() and slot.starts_at < one.ends_at
    }
    assert empty == full
    assert slots(MentorFactory(), resident=one.resident)[0][0].starts_at != one.starts_at


def test_while_away_the_substitute_has_times():
    mentor, other = MentorFactory(), MentorFactory(hours=[(4, time(10), time(11))])
    mentor.away.create(from_on=date(2026, 12, 1), to_on=date(2026, 12, 8), substitute=other)
    days = {(TERMS.day(slot.starts_at), slot.mentor) for slot in slots(mentor)[0]}
    assert days == {
        (date(2026, 11, 25), mentor),
        (date(2026, 12, 3), other),
        (date(2026, 12, 9), mentor),
        (date(2026, 12, 16), mentor),
    }


def test_for_hours_away_the_substitute_has_times_too():
    mentor, other = MentorFactory(), MentorFactory()
    day = date(2026, 12, 2)
    mentor.away.create(
        from_on=day, to_on=date(2026, 12, 3), begins=time(11), ends=time(13), substitute=other
    )
    found = [
        (f"{slot.starts_at.astimezone(TERMS.zone):%H:%M}", slot.mentor)
        for slot in slots(mentor)[0]
        if TERMS.day(slot.starts_at) == day
    ]
    assert found == [
        ("10:00", mentor), ("10:15", other), ("10:30", other), ("10:45", other), ("11:00", other),
    ]  # fmt: skip


def test_without_a_free_room_nobody_meets_face_to_face():
    mentor = MentorFactory()
    assert slots(mentor, channel="OFFICE")[0] == []
    room = RoomFactory(organisation=mentor.organisation)
    assert slots(mentor, channel="OFFICE")[0] == slots(mentor)[0]
    one = AppointmentFactory(channel="OFFICE", room=room)
    assert diaries.rooms_of(mentor, NOON) == ([room], [[(one.starts_at, one.ends_at)]])
