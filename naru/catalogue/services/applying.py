"""Applying a staged import: the whole source at once, set by set, inside one transaction.

staged rows -> which record is which -> joins with other sources -> courses, runs, records ->
what vanished -> what several sources know together -> what search keeps. The statements are in
`sql`; here is their order and the report.
"""

import json
from collections.abc import Callable
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from naru.catalogue.enums import ImportKind, ImportState
from naru.catalogue.index import writing
from naru.catalogue.models import ImportRun
from naru.catalogue.services import emptying, foretold, sql
from naru.catalogue.sources.offering import merged

SHRUNK = 0.5
"""A source that sends less than this part of what it had is not believed to have lost the rest."""

FEW = 5
"""Below so many records a source may well lose most of them between two imports."""

SHARED_AT_A_TIME = 500
MANY = 1_000
"""From so many new rows on the planner is told how large the tables have become: of tables that
it takes for small it reads the whole for every batch of courses."""


AT_ONCE = "SET LOCAL statement_timeout = 0; SET LOCAL jit = off; SET LOCAL work_mem = '32MB'"
"""How the database works on a whole source."""


@transaction.atomic(savepoint=False)
def apply(
    run: ImportRun,
    *,
    priority: int,
    at: datetime,
    believe_loss: bool = False,
    indexed: Callable[[int, int], None] = lambda done, total: None,
) -> list[int]:
    """Bring the catalogue and search in line with what was staged.

    Returns the courses that search read anew, which are all that changed but those of which it
    was foretold what search will keep. `indexed` hears how many search knows already, and of how
    many. Counts go to the run's report. Records that were not sent are marked gone, unless the
    source was not read to its end or sent less than half of what it had; `believe_loss` says
    that somebody looked and the rest is gone indeed. A file that is but a part says nothing of it.
    """
    params = {
        "import": run.pk,
        "source": run.source,
        "scope": run.scope,
        "priority": priority,
        "at": at,
        "window_from": run.window_from,
        "window_to": run.window_to,
    }
    with connection.cursor() as cursor, foretold.Beside(run.pk) as entries:
        cursor.execute(AT_ONCE)
        _execute(cursor, sql.INCOMING, params)
        _count(cursor, run)
        _execute(cursor, sql.RELEASE, params)
        if _one(cursor, sql.OTHERS_EXIST, params):
            _execute(cursor, sql.JOIN, params)
        _execute(cursor, sql.PLACE_INCOMING, params)
        entries.begin(run.rows_new)
        _execute(cursor, sql.CREATE, params)
        if run.rows_new >= MANY:
            _execute(cursor, sql.SEE_NEW, params)
        _execute(cursor, sql.RECORD, params)
        run.rows_joined = _one(cursor, sql.COUNT_JOINED, params)
        run.rows_back = _one(cursor, sql.COUNT_BACK, params)
        if _one(cursor, sql.COUNT_KNOWN, params):
            _execute(cursor, sql.SEEN, params)
        _mark_gone(cursor, run, params, believe_loss=believe_loss)
        _execute(cursor, sql.ORPHANS, params)
        _execute(cursor, sql.AFFECTED, params)
        _fold(cursor)
        _execute(cursor, sql.UPDATE, params)
        entries.put(lambda done: indexed(done, run.rows_new))
    touched = foretold.left(at)
    writing.refresh(touched, progress=indexed)
    emptying.empty(run)
    run.state, run.ended_at = ImportState.DONE, at
    run.save()
    return touched


def _execute(cursor: CursorWrapper, statements: tuple[str, ...], params: dict[str, Any]) -> None:
    for statement in statements:
        cursor.execute(statement, params)


def _one(cursor: CursorWrapper, statement: str, params: dict[str, Any]) -> int:
    cursor.execute(statement, params)
    return int(cursor.fetchone()[0])


def _count(cursor: CursorWrapper, run: ImportRun) -> None:
    cursor.execute(sql.COUNT_ROWS)
    run.rows_new, run.rows_changed, run.rows_unchanged = cursor.fetchone()
    taken = run.rows_new + run.rows_changed + run.rows_unchanged
    run.rows_repeated = run.rows_read - run.rows_refused - taken


def _mark_gone(
    cursor: CursorWrapper, run: ImportRun, params: dict[str, Any], *, believe_loss: bool
) -> None:
    if run.kind == ImportKind.FILE and not run.complete:
        return
    cursor.execute(sql.COUNT_GONE, params)
    sent, had, missing = cursor.fetchone()
    shrank = had >= FEW and sent < had * SHRUNK and not believe_loss
    if missing and (shrank or not sent or not run.complete):
        run.gone_withheld = missing
    elif missing:
        run.rows_gone = missing
        _execute(cursor, sql.GONE, params)


def _fold(cursor: CursorWrapper) -> None:
    """What the sources of each affected run know together, where there are several."""
    cursor.execute(sql.SHARED_RUNS)
    runs = [run_id for (run_id,) in cursor.fetchall()]
    for start in range(0, len(runs), SHARED_AT_A_TIME):
        cursor.execute(sql.SHARED, [runs[start : start + SHARED_AT_A_TIME]])
        shared = cursor.fetchall()
        with cursor.copy("COPY told (run_id, course_id, offering) FROM STDIN") as copy:
            for (run_id, course_id), rows in groupby(shared, key=itemgetter(0, 1)):
                whole = merged(json.loads(offering) for _, _, offering in rows)
                copy.write_row((run_id, course_id, json.dumps(whole, ensure_ascii=False)))
