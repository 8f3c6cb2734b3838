"""Why a run is not held, how far telling everybody has come, and where people count on one."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Count, Q

from naru.catalogue.models import Run
from naru.enrolments.enums import State
from naru.enrolments.models import Application, CallOff, Intake
from naru.enrolments.queries.sight import sights_of


def call_off_of(intake: Intake) -> CallOff | None:
    """Why the run is not held, if it is not."""
    return CallOff.objects.filter(intake=intake).first()


def told_of(intake: Intake) -> tuple[int, int]:
    """How many people were let go, and how many of them have been told.

    They are found by their clicks: what ended is in no list of the door.
    """
    found = Application.objects.filter(claim__intake=intake, state=State.CALLED_OFF)
    counted = found.aggregate(people=Count("pk"), told=Count("told_at"))
    return counted["people"], counted["told"]


def with_people(run_ids: Collection[int], *, on: date) -> list[Run]:
    """Those of the runs that are not over and at whose doors somebody stands, with their course."""
    standing = [run_id for run_id, sight in sights_of(run_ids).items() if sight.applied]
    found = Run.objects.filter(pk__in=standing).exclude(last_on__lt=on)
    return list(found.select_related("course").order_by("starts_on", "pk"))


def hidden_with_people(*, since: datetime, on: date) -> list[Run]:
    """Of those that a provider has hidden since then, alone or with their course."""
    hidden = Run.objects.filter(Q(gone_at__gte=since) | Q(course__gone_at__gte=since))
    own = hidden.exclude(course__number="").filter(intake__isnull=False)
    return with_people(own.values_list("pk", flat=True), on=on)
