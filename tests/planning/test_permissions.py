"""A plan is read by who looks after its owner that day, and by nobody else."""

from datetime import timedelta

import pytest

from naru.counselling.models import Away
from naru.planning.permissions import may_read
from tests.accounts.factories import UserFactory
from tests.counselling.factories import MentorFactory, PairingFactory
from tests.planning.factories import TODAY, PlanFactory

pytestmark = pytest.mark.django_db


def test_only_the_mentor_of_that_day_reads():
    plan = PlanFactory()
    mentor, other = PairingFactory(resident=plan.resident).mentor, MentorFactory()
    until = TODAY + timedelta(days=7)
    Away.objects.create(mentor=mentor, from_on=TODAY, to_on=until, substitute=other)
    assert may_read(plan, mentor.user, on=TODAY)
    assert may_read(plan, other.user, on=TODAY)
    assert not may_read(plan, other.user, on=until)
    assert not may_read(plan, UserFactory(), on=TODAY)
