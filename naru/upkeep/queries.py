"""Background jobs for operators' eyes: no arguments, since they may point at a person."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Case, CharField, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.utils import DatabaseError
from procrastinate.contrib.django.models import (
    ProcrastinateEvent,
    ProcrastinateJob,
    ProcrastinateWorker,
)

from naru.upkeep.enums import Standing
from naru.upkeep.models import JobFailure

SILENT = timedelta(seconds=30)
"""Workers beat every 10 seconds; one that was silent for 30 is taken for dead."""


@dataclass(frozen=True)
class Health:
    """What the outside may know: does the database answer, does a worker live."""

    database: bool
    worker: bool

    @property
    def good(self) -> bool:
        return self.database and self.worker


def health(*, at: datetime) -> Health:
    """Asks the database and the workers' last heartbeats; never raises."""
    try:
        return Health(database=True, worker=living_workers(at=at) > 0)
    except DatabaseError:
        connection.close()
        return Health(database=False, worker=False)


def living_workers(*, at: datetime) -> int:
    """Workers that beat within the last 30 seconds."""
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=at - SILENT).count()


def jobs(*, at: datetime, standing: Standing | None = None) -> QuerySet[Any]:
    """Jobs, newest first, with `standing`, `changed_at`, and the last failure's `kind`, `place`."""
    silent = Q(worker=None) | Q(worker__last_heartbeat__lte=at - SILENT)
    last_event = ProcrastinateEvent.objects.filter(job=OuterRef("pk")).order_by("-at", "-pk")
    last_failure = JobFailure.objects.filter(job_id=OuterRef("pk")).order_by("-at", "-pk")
    rows: QuerySet[Any] = ProcrastinateJob.objects.annotate(
        standing=Case(
            When(status="todo", then=Value(Standing.WAITING)),
            When(Q(status="doing") & silent, then=Value(Standing.STALLED)),
            When(status="doing", then=Value(Standing.RUNNING)),
            When(status="succeeded", then=Value(Standing.DONE)),
            When(status="failed", then=Value(Standing.FAILED)),
            default=Value(Standing.CANCELLED),
            output_field=CharField(),
        ),
        changed_at=Subquery(last_event.values("at")[:1]),
        kind=Coalesce(Subquery(last_failure.values("kind")[:1]), Value("")),
        place=Coalesce(Subquery(last_failure.values("place")[:1]), Value("")),
    ).order_by("-pk")
    return rows.filter(standing=standing) if standing else rows


def job(job_id: int, *, at: datetime) -> Any | None:
    """One job as `jobs` gives it."""
    return jobs(at=at).filter(pk=job_id).first()


def counts(*, at: datetime) -> dict[Standing, int]:
    """How many jobs stand where, every standing named."""
    by_standing = dict(jobs(at=at).order_by().values_list("standing").annotate(count=Count("pk")))
    return {standing: by_standing.get(standing.value, 0) for standing in Standing}
