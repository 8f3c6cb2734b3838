"""When a course begins, and at which doors an offer is due."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from naru.catalogue.enums import Schedule
from naru.catalogue.models import Session
from naru.enrolments.enums import State
from naru.enrolments.queries import waiting
from tests.catalogue.factories import RunFactory
from tests.enrolments.factories import (
    ANSWERED,
    NOON,
    OFFERS_END,
    TERMS,
    ApplicationFactory,
    IntakeFactory,
)

pytestmark = pytest.mark.django_db


def test_a_course_begins_with_its_first_lesson_its_hour_or_its_day():
    run = RunFactory(schedule=Schedule.DATED, starts_on=date(2026, 12, 8), daily_from=None)
    assert waiting.starts_at(run, terms=TERMS) == datetime(2026, 12, 7, 15, tzinfo=UTC)
    run.daily_from = time(10)
    assert waiting.starts_at(run, terms=TERMS) == datetime(2026, 12, 8, 1, tzinfo=UTC)
    lesson = datetime(2026, 12, 9, 5, tzinfo=UTC)
    Session.objects.create(run=run, starts_at=lesson, ends_at=lesson + timedelta(hours=2))
    assert waiting.starts_at(run, terms=TERMS) == lesson
    anytime = RunFactory(schedule=Schedule.UNKNOWN, starts_on=None, last_on=None)
    assert waiting.starts_at(anytime, terms=TERMS) is None


def test_due_are_doors_with_an_old_offer_or_a_free_seat_for_somebody():
    over, free, full, nobody, late = (IntakeFactory(capacity=1) for _ in range(5))
    ApplicationFactory(intake=over, state=State.OFFERED)
    ApplicationFactory(intake=free)
    ApplicationFactory(intake=full, state=State.SEATED)
    ApplicationFactory(intake=full)
    ApplicationFactory(intake=nobody, state=State.CANCELLED)
    ApplicationFactory(intake=late)
    late.closes_at = late.offers_until_at = ANSWERED
    late.save()
    assert waiting.due(at=NOON) == [free.pk, late.pk]
    assert waiting.due(at=ANSWERED) == [over.pk, free.pk]
    assert waiting.due(at=OFFERS_END) == [over.pk]
