"""Somebody is asked once for each time, reminded once, and never after they said no."""

from datetime import timedelta

import pytest

from naru.notices.models import Notice
from naru.outcomes.models import FollowUp
from naru.outcomes.pack import follow_terms
from naru.outcomes.services import answering, asking
from tests.outcomes.factories import asked

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def told():
    rows = Notice.objects.filter(kind__startswith="follow_up").order_by("pk")
    return list(rows.values_list("kind", flat=True))


def test_once_for_each_time_and_reminded_once(noon):
    one = asked(at=noon)
    terms = follow_terms(noon.date())
    given = {"certificate_id": one.certificate_id, "terms": terms}
    assert asking.ask(after_days=91, at=noon, **given) is None
    assert (one.closes_at - noon, one.answers) == (timedelta(days=28), {})
    assert asking.remind(follow_up_id=one.pk, at=noon + WEEK)
    assert not asking.remind(follow_up_id=one.pk, at=noon + 2 * WEEK)
    assert asking.ask(after_days=182, at=noon, **given) is not None
    assert told() == ["follow_up.asked", "follow_up.reminded", "follow_up.asked"]


def test_whoever_answered_is_not_reminded_and_whoever_said_no_is_not_asked(noon):
    one = asked(at=noon)
    answering.answer(follow_up_id=one.pk, answers={"work": "own"}, at=noon)
    assert not asking.remind(follow_up_id=one.pk, at=noon + WEEK)
    answering.withdraw(follow_up_id=one.pk, no_more=True, at=noon)
    again = {"certificate_id": one.certificate_id, "terms": follow_terms(noon.date())}
    assert asking.ask(after_days=182, at=noon, **again) is None
    assert FollowUp.objects.count() == 1
