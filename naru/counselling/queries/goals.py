"""A person's goals, steps and notes."""

from uuid import UUID

from django.db.models import QuerySet

from naru.counselling.enums import GoalState, NoteKind
from naru.counselling.models import Goal, Note, Step
from naru.residents.models import Resident


def agreed_goal(resident: Resident) -> Goal | None:
    """The goal both agreed on: what planning starts from. One query."""
    found = Goal.objects.filter(resident=resident, state=GoalState.AGREED)
    return found.select_related("occupation", "proposed_by").first()


def goals_of(resident: Resident) -> list[Goal]:
    """Every goal with its steps, the latest first. Two queries."""
    return list(_goals(resident).order_by("-proposed_at", "-pk"))


def goal_with(public_id: UUID, *, resident: Resident) -> Goal | None:
    """The person's goal with this id."""
    return _goals(resident).filter(public_id=public_id).first()


def step_with(public_id: UUID, *, resident: Resident) -> Step | None:
    """A step of the person's with this id."""
    return Step.objects.filter(public_id=public_id, goal__resident=resident).first()


def notes_of(resident: Resident, *, professional: bool) -> QuerySet[Note]:
    """Notes, the latest first; professional ones only for those who advise."""
    found = Note.objects.filter(resident=resident).select_related("by").order_by("-at", "-pk")
    return found if professional else found.filter(kind=NoteKind.SHARED)


def _goals(resident: Resident) -> QuerySet[Goal]:
    found = Goal.objects.filter(resident=resident).select_related("occupation", "proposed_by")
    return found.prefetch_related("steps")
