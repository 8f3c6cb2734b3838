"""A person's plan as it stands."""

from datetime import date

import pytest

from naru.catalogue.enums import RunStatus
from naru.catalogue.models import Run
from naru.planning.queries.mine import plan_of, plans_of, portfolio_of, step_of
from naru.planning.rules.progress import Standing
from tests.enrolments.factories import ElsewhereFactory
from tests.planning.factories import (
    NOON,
    TODAY,
    PlanFactory,
    RouteFactory,
    StepFactory,
    always_teaching,
    run_teaching,
)
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_the_plan_in_force_and_all_versions():
    old = PlanFactory(ended_at=NOON)
    new = PlanFactory(resident=old.resident, occupation=old.occupation, number=2)
    assert plan_of(old.resident) == new
    assert plans_of(old.resident) == [new, old]
    assert plan_of(ResidentFactory()) is None


def test_nothing_stands_until_a_route_is_chosen():
    route = StepFactory().route
    assert portfolio_of(plan_of(route.plan.resident), on=TODAY) is None


def test_each_step_with_where_it_stands():
    route = RouteFactory(chosen_at=NOON)
    own = {"own_pace": True, "run": always_teaching("bread"), "starts_on": TODAY}
    StepFactory(route=route, position=1, done_at=NOON)
    StepFactory(route=route, position=2, **own)
    gone = run_teaching("bread", status=RunStatus.CANCELLED)
    StepFactory(route=route, position=3, run=gone)
    StepFactory(route=route, position=4, run=None)
    StepFactory(route=route, position=5)
    found = portfolio_of(plan_of(route.plan.resident), on=TODAY)
    assert [one.standing for one in found.stands] == [
        Standing.DONE, Standing.GOING, Standing.GONE, Standing.GONE, Standing.TO_APPLY,
    ]  # fmt: skip
    assert (found.done, found.next, found.fallen) == (
        1, found.stands[1], [found.stands[2], found.stands[3]],
    )  # fmt: skip
    assert found.this_week(TODAY) == [found.stands[1]]
    assert len(found.this_week(date(2026, 12, 9))) == 5


def test_a_run_that_its_source_tells_of_no_more_goes_on_if_it_had_begun():
    route = RouteFactory(chosen_at=NOON)
    StepFactory(route=route, run=run_teaching("bread", gone_at=NOON))
    plan = plan_of(route.plan.resident)
    found = [portfolio_of(plan, on=day).stands[0].standing for day in (TODAY, date(2026, 12, 8))]
    assert found == [Standing.GONE, Standing.GOING]


def test_a_step_belongs_to_its_person():
    step = StepFactory()
    assert step_of(step.route.plan.resident, step.public_id) == step
    assert step_of(ResidentFactory(), step.public_id) is None


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ({}, Standing.ENROLLED),
        ({"admitted_on": TODAY}, Standing.ENROLLED),
        ({"finished_on": TODAY}, Standing.DONE),
        ({"ended_on": TODAY}, Standing.FULL),
    ],
)
def test_a_place_elsewhere_stands_as_its_person_tells(told, standing):
    step = StepFactory(route__chosen_at=NOON)
    me = step.route.plan.resident
    Run.objects.filter(pk=step.run_id).update(gone_at=None if told else NOON)
    there = ElsewhereFactory(resident=me, run=step.run, **told)
    (one,) = portfolio_of(plan_of(me), on=TODAY).stands
    assert (one.standing, one.elsewhere) == (standing, there)
