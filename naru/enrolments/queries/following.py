"""Applications whose owners are not told yet what they got."""

from datetime import datetime

from django.db.models import F, QuerySet

from naru.enrolments.enums import State
from naru.enrolments.models import Application

MOST = 30_000
"""So many at a time; the rest comes with the next job."""


def untold(*, intake_id: int) -> list[int]:
    """Those at one door, seats first, then by their number."""
    return _ids(_untold().filter(intake=intake_id))


def left(*, settled_before: datetime) -> list[int]:
    """Those that have waited since before then, wherever."""
    return _ids(_untold().filter(state_at__lt=settled_before))


def _untold() -> QuerySet[Application]:
    return Application.objects.filter(told_at=None, state__in=[State.SEATED, State.WAITING])


def _ids(rows: QuerySet[Application]) -> list[int]:
    ordered = rows.order_by(F("seat_no").asc(nulls_last=True), "wait_no", "pk")
    return list(ordered.values_list("pk", flat=True)[:MOST])
