"""How plans and what was agreed with a mentor go together."""

from dataclasses import dataclass
from datetime import datetime

from naru.counselling.enums import GoalState
from naru.counselling.models import Goal
from naru.counselling.queries.goals import agreed_goal, goals_of
from naru.planning.models import Plan
from naru.planning.queries.mine import plans_of
from naru.residents.models import Resident


@dataclass(frozen=True)
class Moment:
    """A goal that was agreed, or a plan that was asked for, on its day."""

    at: datetime
    goal: Goal | None
    plan: Plan | None


def offered(resident: Resident, plan: Plan | None) -> Goal | None:
    """The agreed goal, if the plan in force leads somewhere else; one query."""
    goal = agreed_goal(resident)
    return None if goal is None or (plan is not None and leads_to(plan, goal)) else goal


def leads_to(plan: Plan, goal: Goal) -> bool:
    """Whether the plan comes from the goal, or aims for the same work without saying so."""
    if plan.goal_id is not None:
        return plan.goal_id == goal.pk
    return goal.occupation_id is not None and plan.occupation_id == goal.occupation_id


def history(resident: Resident) -> list[Moment]:
    """Every goal both sides agreed on and every plan, the latest first."""
    goals = [
        Moment(max(one.resident_agreed_at, one.mentor_agreed_at), one, None)
        for one in goals_of(resident)
        if one.state != GoalState.PROPOSED and one.resident_agreed_at and one.mentor_agreed_at
    ]
    plans = [Moment(one.asked_at, None, one) for one in plans_of(resident)]
    return sorted([*goals, *plans], key=lambda one: one.at, reverse=True)
