"""Who may read and comment somebody's plan."""

from datetime import date

from naru.accounts.models import User
from naru.counselling.queries.caseload import pairing_for
from naru.counselling.queries.mentors import mentor_of
from naru.planning.models import Plan
from naru.residents.models import Resident


def may_read(plan: Plan, user: User, *, on: date) -> bool:
    """Whether this mentor looks after the plan's owner that day, for themselves or for another."""
    return looks_after(plan.resident, user, on=on)


def looks_after(resident: Resident, user: User, *, on: date) -> bool:
    """Whether the person's mentor of that day is this one, for themselves or for another."""
    mentor = mentor_of(user)
    return mentor is not None and pairing_for(resident.public_id, mentor, on=on) is not None
