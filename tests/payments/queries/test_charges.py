"""Who is reminded, who is past the time."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from naru.catalogue.models import Session
from naru.payments.queries import charges
from tests.enrolments.factories import NOON
from tests.payments.factories import SESSIONS, charge, pay, seat

pytestmark = pytest.mark.django_db


def test_the_last_hours_are_reminded_of_and_the_past_is_listed():
    one, paid = charge(), charge(seat())
    pay(paid)
    soon = one.due_at - timedelta(hours=6)
    assert charges.to_warn(at=soon - timedelta(seconds=1)) == []
    assert charges.to_warn(at=soon) == [one.pk]
    assert charges.past_due(at=soon) == []
    assert charges.past_due(at=one.due_at) == [one.pk]
    assert charges.charge_of_claim(one.claim_id) == one
    assert charges.books_known_until(one.provider_id) is None
    assert charges.comes_back(paid, whose="learner", on=NOON.date()).won == paid.won


def test_what_a_person_still_has_to_pay():
    one = charge()
    paid = charge(seat(resident=one.claim.resident))
    pay(paid)
    charge()
    assert charges.open_of(one.claim.resident) == [one]


def test_a_meeting_that_was_cancelled_counts_as_planned_and_not_as_held():
    """Meetings at eight in the morning here, which is the day before in UTC."""
    one = charge()
    pay(one)
    for day in SESSIONS[:5]:
        begins = datetime.combine(day, time(8), ZoneInfo("Asia/Seoul"))
        ends = begins + timedelta(hours=2)
        Session.objects.create(run=one.claim.intake.run, starts_at=begins, ends_at=ends)

    def on(day):
        found = charges.comes_back(one, whose="learner", on=day)
        return found.held, found.of, found.won

    assert on(SESSIONS[0] - timedelta(days=1)) == (0, 8, 80_000)
    assert on(SESSIONS[2]) == (3, 8, 40_000)
    assert on(SESSIONS[4]) == (5, 8, 0)
