"""Plans beside what was agreed with a mentor."""

from datetime import timedelta

import pytest

from naru.counselling.enums import AimKind, GoalState
from naru.planning.queries.goals import history, leads_to, offered
from tests.counselling.factories import GoalFactory
from tests.planning.factories import NOON, PlanFactory, occupation
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


def work(resident, what, **said):
    return GoalFactory(
        resident=resident, kind=AimKind.OCCUPATION, domain="", occupation=what, **said
    )


def test_the_agreed_goal_is_offered_until_the_plan_leads_there():
    resident, baker, cook = ResidentFactory(), occupation(), occupation("occ.cook")
    assert offered(resident, None) is None
    old = work(resident, baker)
    plan = PlanFactory(resident=resident, occupation=baker)
    assert offered(resident, None) == old
    assert offered(resident, plan) is None
    plan.goal = old
    assert leads_to(plan, old)
    old.state = GoalState.ENDED
    old.save()
    assert offered(resident, plan) is None
    new = work(resident, baker)
    assert offered(resident, plan) == new
    plan.goal, plan.occupation = None, cook
    assert offered(resident, plan) == new


def test_history_holds_agreed_goals_and_plans_the_latest_first():
    resident = ResidentFactory()
    goal = GoalFactory(resident=resident)
    GoalFactory(resident=resident, state=GoalState.PROPOSED, mentor_agreed_at=None)
    GoalFactory(resident=resident, state=GoalState.ENDED, mentor_agreed_at=None)
    plan = PlanFactory(resident=resident, asked_at=goal.mentor_agreed_at + timedelta(days=1))
    assert [(one.goal, one.plan) for one in history(resident)] == [(None, plan), (goal, None)]
