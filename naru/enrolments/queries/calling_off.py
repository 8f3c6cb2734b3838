"""Why a run is not held, and how far telling everybody has come."""

from django.db.models import Count

from naru.enrolments.enums import State
from naru.enrolments.models import Application, CallOff, Intake


def call_off_of(intake: Intake) -> CallOff | None:
    """Why the run is not held, if it is not."""
    return CallOff.objects.filter(intake=intake).first()


def told_of(intake: Intake) -> tuple[int, int]:
    """How many people were let go, and how many of them have been told."""
    found = Application.objects.filter(intake=intake, state=State.CALLED_OFF)
    counted = found.aggregate(people=Count("pk"), told=Count("told_at"))
    return counted["people"], counted["told"]
