"""A look at the list of plans is a look at everybody on it."""

import pytest

from naru.accounts.models import Membership
from naru.flows.open_plans import open_plans
from naru.residents.models import RecordView
from tests.counselling.factories import MentorFactory, PairingFactory
from tests.planning.factories import NOON, PlanFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_everybody_named_reads_that_the_mentor_looked():
    mentor, plan = MentorFactory(), PlanFactory()
    PlanFactory(occupation=plan.occupation)
    PairingFactory(mentor=mentor, resident=plan.resident)
    PairingFactory(mentor=mentor)
    found = open_plans(membership=Membership.objects.get(user=mentor.user), at=NOON)
    assert found == [plan]
    look = RecordView.objects.get()
    assert (look.resident, look.viewer, look.page) == (plan.resident, mentor.user, "mentor.plan")
