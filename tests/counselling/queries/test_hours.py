"""What holds from a day on, what is booked in it, and what becomes of talks while away."""

from datetime import UTC, date, datetime, time

import pytest

from naru.counselling.models import Hours
from naru.counselling.queries import hours
from naru.counselling.rules.slots import Absence
from tests.counselling.factories import NOON, TERMS, AppointmentFactory, MentorFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def test_what_is_over_is_not_listed_and_others_times_are_not_found():
    mentor = MentorFactory()
    kept = Hours.objects.get(mentor=mentor)
    Hours.objects.create(
        mentor=mentor, weekday=1, begins=time(9), ends=time(10), channels=["PHONE"], to_on=TODAY
    )
    assert hours.hours_of(mentor, on=TODAY) == [kept]
    assert hours.hours_with(kept.pk, mentor=mentor) == kept
    assert hours.hours_with(kept.pk, mentor=MentorFactory()) is None


def test_talks_in_a_time_and_those_beside_it():
    mentor = MentorFactory()
    inside = AppointmentFactory(mentor=mentor)
    AppointmentFactory(mentor=mentor, starts_at=datetime(2026, 12, 2, 3, tzinfo=UTC))
    AppointmentFactory(mentor=mentor, starts_at=datetime(2026, 12, 3, 1, tzinfo=UTC))
    AppointmentFactory(
        mentor=mentor, starts_at=datetime(2026, 12, 9, 1, tzinfo=UTC), state="CANCELLED"
    )
    assert hours.booked_in(Hours.objects.get(mentor=mentor), terms=TERMS, at=NOON) == [inside]


def test_the_substitute_keeps_what_they_have_time_for():
    mentor, other = MentorFactory(), MentorFactory()
    free = AppointmentFactory(mentor=mentor, starts_at=datetime(2026, 12, 3, 1, tzinfo=UTC))
    taken = AppointmentFactory(mentor=mentor)
    AppointmentFactory(mentor=other)
    gone = Absence(date(2026, 12, 1), date(2026, 12, 5))
    days = {"gone": gone, "terms": TERMS, "at": NOON}
    found = hours.fates(mentor, other, **days)
    assert [(one.talk, one.kept) for one in found] == [(taken, False), (free, True)]
    assert [one.kept for one in hours.fates(mentor, None, **days)] == [False, False]
    days["gone"] = Absence(date(2026, 12, 3), date(2026, 12, 4), time(9), time(10, 30))
    assert [one.talk for one in hours.fates(mentor, other, **days)] == [free]
    other.away.create(from_on=date(2026, 12, 3), to_on=date(2026, 12, 4))
    assert [one.kept for one in hours.fates(mentor, other, **days)] == [False]
