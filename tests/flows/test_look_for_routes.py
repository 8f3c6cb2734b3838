"""The job asks the solver's program for real, and may run twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naru.flows.tasks import look_for_routes
from naru.planning.enums import State
from tests.planning.factories import PlanFactory, run_teaching

pytestmark = pytest.mark.django_db


def test_routes_are_looked_for_once():
    today = timezone.localdate()
    plan = PlanFactory(deadline_on=today + timedelta(days=90))
    run_teaching("bread", starts_on=today + timedelta(days=7), last_on=today + timedelta(days=28))
    for _ in range(2):
        look_for_routes(plan_id=plan.pk)
    plan.refresh_from_db()
    assert (plan.state, plan.remarks["solver"]) == (State.READY, True)
    assert plan.routes.get().proven
    look_for_routes(plan_id=0)
