"""The job asks the solver's program for real, and may run twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naru.flows.tasks import look_for_routes, tell_why_not
from naru.planning.enums import State
from naru.planning.models import Doubt
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


def test_why_a_course_is_not_in_the_route_is_told_once():
    today = timezone.localdate()
    start = today + timedelta(days=7)
    days = {"starts_on": start, "last_on": start + timedelta(days=14)}
    plan = PlanFactory(deadline_on=today + timedelta(days=90))
    run_teaching("bread", **days)
    dear = run_teaching("bread", fee_won=90_000, payer="LEARNER", **days)
    look_for_routes(plan_id=plan.pk)
    doubt = Doubt.objects.create(plan=plan, course=dear.course, asked_at=timezone.now())
    other = Doubt.objects.create(
        plan=plan, course=run_teaching("knitting").course, asked_at=timezone.now()
    )
    for one in (doubt, other, doubt):
        tell_why_not(doubt_id=one.pk)
        one.refresh_from_db()
    assert doubt.answer == {"unfit": None, "loss": {"covered": 0, "days": 0, "won": 90_000}}
    assert other.answer == {"unfit": "NOTHING_NEW", "loss": None}
