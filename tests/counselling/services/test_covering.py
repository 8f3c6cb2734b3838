"""Appointments of somebody who is away: kept by whoever stands in, else called off and told."""

from datetime import date, time

import pytest

from naru.counselling.rules.slots import Absence
from naru.counselling.services import mentors
from naru.notices.enums import Kind
from naru.notices.models import Notice
from tests.counselling.factories import (
    NOON,
    TERMS,
    AppointmentFactory,
    MentorFactory,
    RoomFactory,
)

pytestmark = pytest.mark.django_db


DAYS = Absence(date(2026, 12, 1), date(2026, 12, 5))


def away(mentor, substitute, gone=DAYS):
    mentors.set_away(
        mentor_id=mentor.pk, gone=gone, substitute=substitute, by=mentor.user, terms=TERMS, at=NOON
    )


def hours(begins, ends):
    """On the day of the factory's appointments, which are from 10:00 to 10:45."""
    return Absence(date(2026, 12, 2), date(2026, 12, 3), begins, ends)


def told(one):
    return [notice.kind for notice in Notice.objects.filter(resident=one.resident)]


def test_the_substitute_keeps_the_time_where_it_is_free():
    one, other = AppointmentFactory(), MentorFactory()
    away(one.mentor, other)
    one.refresh_from_db()
    assert (one.mentor, one.state, one.sequence, told(one)) == (
        other, "BOOKED", 1, [Kind.TALK_COVERED],
    )  # fmt: skip
    assert "SEQUENCE:1" in Notice.objects.get(user=other.user).invite


def test_face_to_face_the_room_stays_where_it_is_though_another_body_helps_out():
    room, other = RoomFactory(), MentorFactory()
    one = AppointmentFactory(channel="OFFICE", room=room, mentor__organisation=room.organisation)
    away(one.mentor, other)
    notice = Notice.objects.get(resident=one.resident)
    assert notice.kind == Kind.TALK_COVERED
    assert notice.params["where_ko"] == f"{room.organisation} {room.name_ko}"


def test_where_the_substitute_is_busy_or_nobody_stands_in_it_is_called_off():
    first, busy, alone = AppointmentFactory(), AppointmentFactory(), AppointmentFactory()
    away(first.mentor, busy.mentor)
    away(alone.mentor, None)
    for one in (first, alone):
        one.refresh_from_db()
        assert (one.state, told(one)) == ("CANCELLED", [Kind.TALK_CALLED_OFF])
    busy.refresh_from_db()
    assert (busy.state, told(busy)) == ("BOOKED", [])


def test_hours_away_touch_only_the_talks_they_meet():
    inside, beside = AppointmentFactory(), AppointmentFactory()
    away(inside.mentor, MentorFactory(), hours(time(10, 30), time(12)))
    away(beside.mentor, None, hours(time(10, 45), time(12)))
    assert (told(inside), told(beside)) == ([Kind.TALK_COVERED], [])


def test_a_substitute_who_is_out_for_that_hour_does_not_keep_it():
    one, other = AppointmentFactory(), MentorFactory()
    away(other, None, hours(time(9), time(11)))
    away(one.mentor, other)
    assert told(one) == [Kind.TALK_CALLED_OFF]
