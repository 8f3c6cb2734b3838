"""Only the mentor of a person reads their plan, and the person sees that they did."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied

from naru.accounts.enums import Role
from naru.flows.open_plan import open_plan
from naru.residents.models import RecordView
from tests.accounts.factories import MembershipFactory
from tests.counselling.factories import MentorFactory, PairingFactory
from tests.planning.factories import NOON, PlanFactory

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
