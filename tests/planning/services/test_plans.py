"""From wishes to a chosen route; versions stay."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.audit.models import Entry
from naru.counselling.enums import AimKind, GoalState
from naru.planning.enums import State
from naru.planning.models import Plan, Route
from naru.planning.services import plans
from naru.planning.services.plans import (
    GoalGone,
    NoSuchRoute,
    NothingChosen,
    NotYourStep,
    StillLooking,
    Wishes,
)
from tests.counselling.factories import GoalFactory
from tests.planning.factories import (
    EVENINGS,
    NOON,
    PlanFactory,
    RouteFactory,
    StepFactory,
    occupation,
)
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


def wished(resident, baker, at=NOON, goal=None):
    wishes = Wishes(
        occupation=baker,
        have={"skill.bread": 1},
        free_parts=EVENINGS,
        care_parts=["1E"],
        weekly_hours=6,
        money_won=0,
        travel_minutes=30,
        deadline_on=LATER.date(),
        goal=goal,
    )
    return plans.ask(resident=resident, wishes=wishes, by=resident.user, at=at)


def act(resident, at=LATER):
    return {"resident": resident, "by": resident.user, "at": at}


def test_a_new_plan_ends_the_old_one_and_asks_for_routes():
    resident, baker = ResidentFactory(), occupation()
    first = wished(resident, baker)
    second = wished(resident, baker, at=LATER)
    first.refresh_from_db()
    assert (first.number, first.ended_at, second.number, second.ended_at) == (1, LATER, 2, None)
    assert second.have == {"skill.bread": 1}
    jobs = ProcrastinateJob.objects.filter(task_name="planning.look_for_routes")
    assert sorted(job.args["plan_id"] for job in jobs) == [first.pk, second.pk]
    line = Entry.objects.latest("pk")
    assert (line.action, line.subject_id) == ("planning.plan_asked", str(second.public_id))


def test_a_plan_comes_from_a_goal_that_is_agreed_on_now_and_keeps_it():
    resident, baker = ResidentFactory(), occupation()
    said = {"kind": AimKind.OCCUPATION, "domain": "", "occupation": baker}
    goal = GoalFactory(resident=resident, **said)
    plan = wished(resident, baker, goal=goal)
    assert plan.goal == goal
    RouteFactory(plan=plan, chosen_at=NOON)
    assert plans.ask_again(**act(resident)).goal == goal
    for wrong in (
        GoalFactory(**said),
        GoalFactory(resident=resident, **{**said, "state": GoalState.ENDED}),
    ):
        with refused(GoalGone):
            wished(resident, baker, goal=wrong)
    with refused(GoalGone):
        wished(resident, occupation("occ.cook"), goal=goal)


def test_a_plan_for_life_comes_from_a_goal_for_life_and_keeps_its_parts():
    resident = ResidentFactory()
    goal = GoalFactory(resident=resident, words="건강하게 나이 들기")
    wishes = Wishes(
        occupation=None, have={}, free_parts=EVENINGS, care_parts=[], weekly_hours=6, money_won=0,
        travel_minutes=30, deadline_on=LATER.date(), goal=goal, areas=["table"],
    )  # fmt: skip
    plan = plans.ask(resident=resident, wishes=wishes, by=resident.user, at=NOON)
    assert (plan.goal, plan.areas, plan.aim) == (goal, ["table"], "건강하게 나이 들기")
    RouteFactory(plan=plan, chosen_at=NOON)
    again = plans.ask_again(**act(resident))
    assert (again.areas, again.occupation) == (["table"], None)
    with refused(GoalGone):
        wished(resident, occupation(), goal=goal)


def test_one_route_is_chosen_at_a_time():
    first = RouteFactory()
    second = RouteFactory(plan=first.plan, number=2)
    resident = first.plan.resident
    plans.choose(number=1, **act(resident))
    plans.choose(number=2, **act(resident))
    assert list(Route.objects.filter(chosen_at__isnull=False)) == [second]
    with refused(NoSuchRoute):
        plans.choose(number=9, **act(resident))


def test_nothing_is_chosen_of_a_plan_that_is_looked_for_or_is_not_there():
    plan = PlanFactory()
    with refused(StillLooking):
        plans.choose(number=1, **act(plan.resident))
    with refused(NothingChosen):
        plans.choose(number=1, **act(ResidentFactory()))


def test_a_step_is_done_once_and_only_of_the_chosen_route():
    step = StepFactory()
    resident = step.route.plan.resident
    with refused(NotYourStep):
        plans.finish(step=step, **act(resident))
    plans.choose(number=1, **act(resident))
    step.refresh_from_db()
    plans.finish(step=step, **act(resident))
    plans.finish(step=step, **act(resident, at=LATER + timedelta(days=1)))
    step.refresh_from_db()
    assert step.done_at == LATER
    assert Entry.objects.filter(action="planning.step_done").count() == 1


def test_planning_again_keeps_the_wishes_and_names_the_old_plan():
    route = RouteFactory()
    resident = route.plan.resident
    with refused(NothingChosen):
        plans.ask_again(**act(resident))
    plans.choose(number=1, **act(resident))
    new = plans.ask_again(**act(resident))
    assert (new.replaces, new.free_parts, new.state) == (route.plan, EVENINGS, State.WAITING)
    with refused(StillLooking):
        plans.ask_again(**act(resident))


@pytest.mark.parametrize(
    ("said", "constraint"),
    [
        ({"free_parts": ["9X"]}, "plan_parts_known"),
        ({"areas": ["table"]}, "plan_aims_at_work_or_life"),
        ({"occupation": None}, "plan_aims_at_work_or_life"),
        ({"weekly_hours": 81}, "plan_limits_in_range"),
        ({"state": State.READY}, "plan_answered_when_ready"),
        ({"reason": "CHANGED"}, "plan_changed_names_the_old_one"),
    ],
)
def test_the_table_refuses(said, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        PlanFactory(**said)


def test_one_plan_in_force_and_one_route_chosen():
    route = RouteFactory(chosen_at=NOON)
    plan = route.plan
    with pytest.raises(IntegrityError, match="plan_one_in_force"), transaction.atomic():
        PlanFactory(resident=plan.resident, occupation=plan.occupation, number=2)
    with pytest.raises(IntegrityError, match="plan_number_once"), transaction.atomic():
        PlanFactory(resident=plan.resident, occupation=plan.occupation, ended_at=NOON)
    with pytest.raises(IntegrityError, match="route_one_chosen"), transaction.atomic():
        RouteFactory(plan=plan, number=2, chosen_at=NOON)
    with pytest.raises(IntegrityError, match="route_number_once"), transaction.atomic():
        RouteFactory(plan=plan)
    with pytest.raises(IntegrityError, match="route_covers_what_can_be"), transaction.atomic():
        RouteFactory(plan=plan, number=3, covered=7)
    step = StepFactory(route=route)
    with pytest.raises(IntegrityError, match="step_position_once"), transaction.atomic():
        StepFactory(route=route)
    with pytest.raises(IntegrityError, match="step_days_in_order"), transaction.atomic():
        StepFactory(route=route, position=2, last_on=step.starts_on - timedelta(days=1))
    assert Plan.objects.count() == 1
