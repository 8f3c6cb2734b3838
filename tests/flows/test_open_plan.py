"""Only the mentor of a person reads their plan, and the person sees that they did."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.counselling.models import Away
from naru.flows.open_plan import open_plan, open_plans
from naru.residents.models import RecordView
from tests.accounts.factories import MembershipFactory
from tests.counselling.factories import MentorFactory, PairingFactory
from tests.planning.factories import NOON, TODAY, PlanFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_ones_own_mentor_reads_and_is_seen():
    plan = PlanFactory()
    clerk = MembershipFactory(role=Role.MENTOR)
    with pytest.raises(PermissionDenied):
        open_plan(membership=clerk, public_id=plan.public_id, at=NOON)
    assert RecordView.objects.count() == 0
    PairingFactory(resident=plan.resident, mentor=MentorFactory(user=clerk.user))
    assert open_plan(membership=clerk, public_id=plan.public_id, at=NOON) == plan
    look = RecordView.objects.get()
    assert (look.resident, look.viewer, look.page) == (plan.resident, clerk.user, "mentor.plan")
    assert open_plan(membership=clerk, public_id=uuid.uuid4(), at=NOON) is None


def test_everybody_on_the_list_sees_that_the_mentor_looked():
    plan = PlanFactory()
    others = PlanFactory(occupation=plan.occupation)
    mentor = PairingFactory(resident=plan.resident).mentor
    clerk = Membership.objects.get(user=mentor.user)
    assert open_plans(membership=clerk, at=NOON) == [plan]
    looks = RecordView.objects.values_list("resident", "viewer", "page")
    assert list(looks) == [(plan.resident_id, mentor.user_id, "mentor.plan")]
    assert open_plans(membership=MembershipFactory(role=Role.COUNSELLOR), at=NOON) == []
    assert not RecordView.objects.filter(resident=others.resident).exists()


def test_whoever_stands_in_reads_for_those_days():
    plan = PlanFactory()
    mentor, other = PairingFactory(resident=plan.resident).mentor, MentorFactory()
    clerk = Membership.objects.get(user=other.user)
    until = TODAY + timedelta(days=7)
    Away.objects.create(mentor=mentor, from_on=TODAY, to_on=until, substitute=other)
    assert open_plans(membership=clerk, at=NOON) == [plan]
    assert open_plan(membership=clerk, public_id=plan.public_id, at=NOON) == plan
    later = NOON + timedelta(days=7)
    assert open_plans(membership=clerk, at=later) == []
    with pytest.raises(PermissionDenied):
        open_plan(membership=clerk, public_id=plan.public_id, at=later)
