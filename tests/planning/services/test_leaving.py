"""Plans end with the record."""

import pytest

from naru.planning.enums import Reason
from naru.planning.models import Plan, Step
from naru.planning.services.leaving import forget
from tests.planning.factories import NOON, PlanFactory, StepFactory

pytestmark = pytest.mark.django_db


def test_all_of_a_persons_plans_go_and_nobody_elses():
    old = StepFactory().route.plan
    old.ended_at = NOON
    old.save()
    PlanFactory(
        resident=old.resident, occupation=old.occupation, number=2,
        reason=Reason.CHANGED, replaces=old,
    )  # fmt: skip
    others = PlanFactory(occupation=old.occupation)
    forget(resident=old.resident)
    assert list(Plan.objects.all()) == [others]
    assert not Step.objects.exists()
