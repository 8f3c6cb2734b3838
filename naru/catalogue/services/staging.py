"""Staging an import: rows go to a table of their own, and the catalogue does not notice.

Each batch commits by itself, with how far it got, so that a killed import leaves the catalogue
whole and a broken live import goes on where it stopped.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.catalogue.enums import Failure, ImportKind, ImportState
from naru.catalogue.models import ImportRemark, ImportRun, StagedRow
from naru.catalogue.queries.imports import LOCK_CLASS
from naru.catalogue.queries.known_places import KnownPlaces
from naru.catalogue.services import emptying
from naru.catalogue.services.preparing import COLUMNS, Prepared, Preparer
from naru.catalogue.sources.failures import NotReadable
from naru.catalogue.sources.shapes import Read
from naru.core.refusals import Refusal

BATCH = 250
MOST_REMARKS = 10_000
RESUMABLE = timedelta(hours=6)
PACK_QUICKLY = """
    SELECT set_config(name, 'lz4', false) FROM pg_settings
    WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)
"""
"""Rows are packed once, here, and unpacked at every step of applying; lz4 does both in a tenth of
the time. Holds for the connection; a server built without it goes on as before."""


class ImportUnderWay(Refusal):
    """Two imports of one source at a time would undo each other."""

    message = _("이 출처를 지금 가져오는 중입니다. 끝난 뒤에 다시 해 주세요.")


@contextmanager
def only_one(source: str, scope: str = "") -> Iterator[None]:
    """Hold the source for this process; a killed process lets go by itself."""
    name = f"{source}/{scope}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", [LOCK_CLASS, name])
        if not cursor.fetchone()[0]:
            raise ImportUnderWay
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", [LOCK_CLASS, name])


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be imported: a file, or a live source with the window of first days."""

    source: str
    kind: ImportKind
    scope: str = ""
    file_name: str = ""
    by: User | None = None
    window: tuple[date, date] | None = None


@transaction.atomic(savepoint=False)
def open_import(asked: Asked, *, at: datetime) -> ImportRun:
    """The run to stage into. Call it inside `only_one`.

    What an earlier run left half-way is thrown away, unless it was a live one that asked for
    the same and began within six hours: that one goes on where it stopped.
    """
    earlier = ImportRun.objects.filter(source=asked.source, scope=asked.scope)
    for left in earlier.filter(state=ImportState.RUNNING):
        _end(left, ImportState.BROKEN, Failure.STOPPED, {}, at=at)
    broken = earlier.order_by("-started_at", "-pk").first()
    if broken and _goes_on(broken, asked, at):
        broken.state, broken.ended_at = ImportState.RUNNING, None
        broken.failure, broken.failure_params = "", {}
        broken.save(update_fields=["state", "ended_at", "failure", "failure_params"])
        return broken
    emptying.forget(earlier)
    window_from, window_to = asked.window or (None, None)
    return ImportRun.objects.create(
        source=asked.source,
        scope=asked.scope,
        kind=asked.kind,
        file_name=asked.file_name[:200],
        by=asked.by,
        started_at=at,
        window_from=window_from,
        window_to=window_to,
    )


def _goes_on(run: ImportRun, asked: Asked, at: datetime) -> bool:
    """Whether a broken run can be carried on with; the staged rows must all still be there."""
    if run.state != ImportState.BROKEN or {run.kind, asked.kind} != {ImportKind.LIVE}:
        return False
    same = (run.window_from, run.window_to) == (asked.window or (None, None))
    fresh = at - run.started_at < RESUMABLE
    staged = StagedRow.objects.filter(import_id=run.pk).count()
    return same and fresh and bool(run.position) and staged == run.position.get("staged")


@dataclass(slots=True)
class Stager:
    """Writes batches of rows for one run. `places` turns names into rows of ours."""

    run: ImportRun
    places: KnownPlaces
    remarks: int = 0
    provider: dict[str, str] = field(default_factory=dict)
    packs_quickly: bool = False

    @property
    def preparer(self) -> Preparer:
        """What makes this run's rows ready; it needs no database."""
        return Preparer(self.run.pk, self.run.scope, self.places, self.provider)

    def stage_all(self, reads: Iterable[Read]) -> Iterator[int]:
        """Stage everything, a batch at a time; yields how many rows were read so far."""
        source = iter(reads)
        while batch := list(islice(source, BATCH)):
            self.stage(batch)
            yield self.run.rows_read

    def stage(
        self, batch: list[Read], *, position: Mapping[str, Any] | None = None, whole: int = 0
    ) -> None:
        """One batch, with the remarks on it and how far the run got."""
        self.write(self.preparer.prepared(batch), position=position, whole=whole)

    @transaction.atomic(savepoint=False)
    def write(
        self, batch: Prepared, *, position: Mapping[str, Any] | None = None, whole: int = 0
    ) -> None:
        """One batch that was made ready; `whole` is how many rows there will be, 0 if untold."""
        with connection.cursor() as cursor:
            if not self.packs_quickly:
                cursor.execute(PACK_QUICKLY)
                self.packs_quickly = True
            with cursor.copy(f"COPY {StagedRow._meta.db_table} ({COLUMNS}) FROM STDIN") as copy:
                copy.write(batch.lines)
        made = batch.remarks[: max(0, MOST_REMARKS - self.remarks)]
        self.remarks += len(made)
        ImportRemark.objects.bulk_create(
            ImportRemark(import_run=self.run, **asdict(one)) for one in made
        )
        self.run.rows_read += batch.read
        self.run.rows_refused += batch.refused
        if position is not None:
            staged = self.run.position.get("staged", 0) + batch.staged
            self.run.position = {**position, "staged": staged}
        if whole:
            self.run.position["whole"] = whole
        self.run.save(update_fields=["rows_read", "rows_refused", "complete", "position"])


@transaction.atomic(savepoint=False)
def end_unapplied(run: ImportRun, wrong: NotReadable, *, at: datetime) -> None:
    """Close a run that changed nothing. What can be carried on with later stays staged."""
    if wrong.failure in (Failure.UNREACHABLE, Failure.STOPPED):
        _end(run, ImportState.BROKEN, wrong.failure, wrong.params, at=at)
        return
    emptying.forget(ImportRun.objects.filter(pk=run.pk))
    _end(run, ImportState.REFUSED, wrong.failure, wrong.params, at=at)


def _end(
    run: ImportRun, state: ImportState, failure: Failure, params: Mapping[str, Any], *, at: datetime
) -> None:
    run.state, run.ended_at = state, at
    run.failure, run.failure_params = failure, dict(params)
    run.save(update_fields=["state", "ended_at", "failure", "failure_params"])
