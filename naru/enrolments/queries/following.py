"""Applications whose owners are not told yet what they got."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Application, Claim, Intake

MOST = 30_000
"""So many at a time; the rest comes with the next job."""


def untold(*, intake_id: int) -> list[int]:
    """Those at one door, seats first, then by their number."""
    return _ids(_untold().filter(intake=intake_id))


def left(*, settled_before: datetime) -> list[int]:
    """Those that have waited since before then, wherever."""
    return _ids(_untold().filter(state_at__lt=settled_before))


def called_off(*, intake_id: int) -> list[int]:
    """Those whose run is not held and who do not know it yet."""
    off = Application.objects.filter(told_at=None, state=State.CALLED_OFF)
    return _ids(off.filter(intake=intake_id))


def called_off_left() -> list[int]:
    """Called off doors (ids) at which somebody is still to be told, or stands without a number."""
    untold = Q(applications__state=State.CALLED_OFF, applications__told_at=None)
    doors = Intake.objects.filter(called_off_at__isnull=False)
    late = Claim.objects.filter(intake=OuterRef("pk"), application=None)
    return list(
        doors.filter(untold | Exists(late)).order_by("pk").values_list("pk", flat=True).distinct()
    )


def _untold() -> QuerySet[Application]:
    held = Q(state=State.OFFERED, intake__mode=DoorMode.FIRST_PAID)
    settled = Q(state__in=[State.SEATED, State.WAITING])
    return Application.objects.filter(settled | held, told_at=None)


def _ids(rows: QuerySet[Application]) -> list[int]:
    ordered = rows.order_by(F("seat_no").asc(nulls_last=True), "wait_no", "pk")
    return list(ordered.values_list("pk", flat=True)[:MOST])
