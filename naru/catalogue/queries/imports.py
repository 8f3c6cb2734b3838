"""Imports and their reports, for operators."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, Q, QuerySet

from naru.catalogue.enums import ImportState, Join, Reason
from naru.catalogue.models import ImportRemark, ImportRun, SourceRecord
from naru.catalogue.models.imports import Told
from naru.catalogue.sources.live import Leg

LOCK_CLASS = 4053
"""Of the advisory lock that a process holds on a source while it imports it."""

VALUE = re.compile(r"\s*\(\W?–\W?\)")
"""A row's value in a sentence that is told without it."""

AT_WORK = """
    SELECT one.name FROM unnest(%s::text[]) AS one (name)
    WHERE EXISTS (
        SELECT FROM pg_locks AS held
        WHERE held.locktype = 'advisory' AND held.granted
            AND held.classid = %s AND held.objsubid = 2
            AND held.objid = (hashtext(one.name)::bigint & 4294967295)::oid
            AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    )
"""


@dataclass(frozen=True, slots=True)
class SourceState:
    """How one source stands: its records, and its last import that changed the catalogue."""

    source: str
    records: int
    gone: int
    joined: int
    last_done_at: datetime | None


def imports() -> QuerySet[ImportRun]:
    """All imports, newest first, with who started them."""
    return ImportRun.objects.select_related("by").order_by("-started_at", "-pk")


def at_work(runs: Iterable[ImportRun]) -> set[int]:
    """Ids of the runs that a living process works on; one that was killed only looks running."""
    running = [run for run in runs if run.state == ImportState.RUNNING]
    if not running:
        return set()
    names = [f"{run.source}/{run.scope}" for run in running]
    with connection.cursor() as cursor:
        cursor.execute(AT_WORK, [names, LOCK_CLASS])
        alive = {name for (name,) in cursor.fetchall()}
    return {run.pk for run, name in zip(running, names, strict=True) if name in alive}


def named(reason: str) -> str:
    """A reason without the values of a row: its first sentence, with a dash for the column."""
    told = str(Reason(reason).label).format_map(Told())
    return VALUE.sub("", told).split(". ")[0].rstrip(".")


def remarks_of(run: ImportRun, *, taken: bool | None = None) -> QuerySet[ImportRemark]:
    """What was said about rows, in their order; only refused or only taken rows if asked."""
    remarks = ImportRemark.objects.filter(import_run=run).order_by("number", "pk")
    return remarks if taken is None else remarks.filter(taken=taken)


def reasons_of(run: ImportRun) -> list[tuple[str, bool, int]]:
    """Reasons with whether the rows were taken and how often, the most frequent first."""
    counted = (
        ImportRemark.objects.filter(import_run=run)
        .values_list("reason", "taken")
        .annotate(times=Count("pk"))
        .order_by("-times", "reason")
    )
    return [(reason, taken, times) for reason, taken, times in counted]


def states(sources: Iterable[str]) -> list[SourceState]:
    """Every source named, also those that nothing was imported from yet."""
    counts = {
        row["source"]: row
        for row in SourceRecord.objects.values("source").annotate(
            records=Count("pk"),
            gone=Count("pk", filter=Q(gone_at__isnull=False)),
            joined=Count("pk", filter=~Q(join=Join.OWN)),
        )
    }
    done = dict(
        ImportRun.objects.filter(state=ImportState.DONE)
        .order_by("source", "-ended_at")
        .distinct("source")
        .values_list("source", "ended_at")
    )
    return [
        SourceState(
            source=name,
            records=counts[name]["records"] if name in counts else 0,
            gone=counts[name]["gone"] if name in counts else 0,
            joined=counts[name]["joined"] if name in counts else 0,
            last_done_at=done.get(name),
        )
        for name in sources
    ]


def training_legs(source: str) -> list[Leg]:
    """One leg for each training round the source tells of, to ask about details one by one."""
    rounds = (
        SourceRecord.objects.filter(source=source, gone_at__isnull=True)
        .order_by("pk")
        .values_list("raw__trprId", "raw__trprDegr", "raw__trainstCstId")
    )
    return [
        Leg(
            parameters=(
                ("srchTrprId", str(course)),
                ("srchTrprDegr", str(degree)),
                ("srchTorgId", str(body or "")),
            )
        )
        for course, degree, body in rounds
    ]
