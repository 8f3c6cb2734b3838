"""A person's goals, steps and notes."""

from uuid import UUID

from django.db.models import QuerySet

from naru.core.ready import Ready, attach
from naru.counselling.enums import GoalState, NoteKind
from naru.counselling.models import Goal, Note, Step
from naru.residents.models import Resident

WHOLE = Goal.objects.select_related("occupation", "proposed_by")
AGREED = Ready(
    lambda resident: WHOLE.filter(resident=resident, state=GoalState.AGREED).order_by("pk")[:1],
    int,
)
GOALS = Ready(lambda resident: WHOLE.filter(resident=resident).order_by("-proposed_at", "-pk"), int)
STEPS = Ready(lambda goals: Step.objects.filter(goal__in=goals), list)


def agreed_goal(resident: Resident) -> Goal | None:
    """The goal both agreed on: what planning starts from. One query."""
    return AGREED.first(resident.pk)


def goals_of(resident: Resident) -> list[Goal]:
    """Every goal with its steps, the latest first. Two queries."""
    found: list[Goal] = GOALS(resident.pk)
    attach(found, "steps", STEPS([one.pk for one in found]))
    return found


def goal_with(public_id: UUID, *, resident: Resident) -> Goal | None:
    """The person's goal with this id."""
    return next((one for one in goals_of(resident) if one.public_id == public_id), None)


def step_with(public_id: UUID, *, resident: Resident) -> Step | None:
    """A step of the person's with this id."""
    return Step.objects.filter(public_id=public_id, goal__resident=resident).first()


def notes_of(resident: Resident, *, professional: bool) -> QuerySet[Note]:
    """Notes, the latest first; professional ones only for those who advise."""
    found = Note.objects.filter(resident=resident).select_related("by").order_by("-at", "-pk")
    return found if professional else found.filter(kind=NoteKind.SHARED)
