"""Search entries of the courses that an import creates, made beside the transaction.

While the database writes courses, runs and records, which keeps one processor busy, a thread
with a connection of its own reads the staged rows and stages an entry for each new course with one
run of which one row tells. All others, and all if few are new or no connection is to spare, are
left to `index.writing`, which reads the courses as they now stand.
"""

import json
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from django.db import DatabaseError, connection, transaction

from naru.catalogue.index import writing
from naru.catalogue.index.entries import Entry
from naru.catalogue.index.foretold import Foreteller, packed
from naru.catalogue.models import StagedEntry
from naru.catalogue.models.search import BALLAST
from naru.catalogue.services.preparing import array, escaped

MANY = 1_000
"""New courses from which on the thread is worth its while."""

AT_A_TIME = 2_000
LOOSELY = "SET LOCAL gin_pending_list_limit = '64MB'"
"""The index puts rows in order after each batch, not every few rows."""

READY = """
    CREATE TEMP TABLE ready ON COMMIT DROP AS
    SELECT n.id AS course_id, one.run_id, n.leader AS staged_id
    FROM new_course n
    JOIN (
        SELECT course_id, min(run_id) AS run_id FROM incoming GROUP BY course_id HAVING count(*) = 1
    ) one ON one.course_id = n.id
    WHERE %(rows_new)s >= %(many)s
"""
BATCHES = """
    SELECT array_agg(course_id ORDER BY course_id), array_agg(run_id ORDER BY course_id),
        array_agg(staged_id ORDER BY course_id)
    FROM (
        SELECT *, (row_number() OVER (ORDER BY course_id) - 1) / %(at_a_time)s AS batch FROM ready
    ) one GROUP BY batch ORDER BY batch
"""
PROVIDERS = """
    SELECT key, name FROM catalogue_provider
    WHERE key IN (SELECT provider_key FROM catalogue_stagedrow WHERE import_id = %(import)s)
"""
FACTS = """
    SELECT s.offering::text FROM unnest(%s::bigint[]) WITH ORDINALITY AS one (id, nth)
    JOIN catalogue_stagedrow s USING (id) ORDER BY nth
"""
COLUMNS = "course_id, import_id, vector, title, offers, terms, lexemes"
_STAGED = "import_id = %(import)s AND course_id BETWEEN %(first)s AND %(last)s"
PUT = f"""
    INSERT INTO catalogue_searchentry (course_id, vector, title, offers, written_in, ballast)
    SELECT course_id, vector, title, offers, pg_current_xact_id()::text::bigint,
        repeat(' ', greatest(0, {BALLAST} - pg_column_size(vector)))
    FROM catalogue_stagedentry WHERE {_STAGED}
"""
"""Of ballast as much as a row lacks: to pack blanks takes longer than to index a title."""

TERMS = f"""
    INSERT INTO catalogue_searchterm (text, strokes, initials, courses, common)
    SELECT one.told[1], one.told[2], one.told[3], 1, false
    FROM (
        SELECT string_to_array(packed, E'\\x1f') AS told
        FROM (
            SELECT DISTINCT unnest(terms) AS packed FROM catalogue_stagedentry WHERE {_STAGED}
        ) packed
    ) one
    WHERE NOT EXISTS (SELECT FROM catalogue_searchterm old WHERE old.text = one.told[1])
"""
LEXEMES = f"""
    INSERT INTO catalogue_searchlexeme (lexeme)
    SELECT one.lexeme FROM (
        SELECT DISTINCT unnest(lexemes) AS lexeme FROM catalogue_stagedentry WHERE {_STAGED}
    ) one
    WHERE NOT EXISTS (SELECT FROM catalogue_searchlexeme old WHERE old.lexeme = one.lexeme)
"""
CHECK_NOW = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"
"""What would be checked at the end anyway is checked while entries are still being made."""

NOT_READY = "DELETE FROM ready WHERE course_id >= %s"
LEFT = """
    (
        SELECT id FROM catalogue_course WHERE changed_at = %(at)s
        UNION SELECT course_id FROM catalogue_run WHERE changed_at = %(at)s
    ) EXCEPT SELECT course_id FROM ready ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class _Batch:
    """New courses, in the order of their numbers, with their run and their staged row."""

    courses: list[int]
    runs: list[int]
    rows: list[int]


@dataclass(slots=True)
class Beside:
    """Entries that are being made by a thread, batch by batch, from when `begin` was called."""

    import_id: int
    _aside: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    _made: list[tuple[_Batch, Future[bool]]] = field(default_factory=list)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for _batch, made in self._made:
            made.cancel()
        if self._made:
            self._aside.submit(_close).result()
        self._aside.shutdown()

    def begin(self, rows_new: int) -> None:
        """Have the entries made of the courses that are new, once they have their numbers."""
        with connection.cursor() as cursor:
            cursor.execute(READY, {"rows_new": rows_new, "many": MANY})
            cursor.execute(BATCHES, {"at_a_time": AT_A_TIME})
            batches = [_Batch(*told) for told in cursor.fetchall()]
            if not batches:
                return
            cursor.execute(PROVIDERS, {"import": self.import_id})
            teller = Foreteller(dict(cursor.fetchall()))
        for batch in batches:
            made = self._aside.submit(_staged, self.import_id, batch, teller)
            self._made.append((batch, made))

    def put(self, progress: Callable[[int], None]) -> None:
        """Write what was made; `progress` hears how many courses search knows so far."""
        if not self._made:
            return
        done = 0
        with connection.cursor() as cursor:
            cursor.execute(CHECK_NOW)
            cursor.execute(LOOSELY)
            for batch, made in self._made:
                first, last = batch.courses[0], batch.courses[-1]
                if not made.result():
                    cursor.execute(NOT_READY, [first])
                    break
                told = {"import": self.import_id, "first": first, "last": last}
                for statement in (PUT, TERMS, LEXEMES):
                    cursor.execute(statement, told)
                cursor.execute(writing.ORDER)
                done += len(batch.courses)
                progress(done)


def left(at: datetime) -> list[int]:
    """Courses with anything new, changed, gone or back that nothing was foretold of."""
    with connection.cursor() as cursor:
        cursor.execute(LEFT, {"at": at})
        return [course_id for (course_id,) in cursor.fetchall()]


def _staged(import_id: int, batch: _Batch, teller: Foreteller) -> bool:
    """Stage the entries of a batch; whether it could be done and its rows are there to be read."""
    try:
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute(FACTS, [batch.rows])
            facts = [json.loads(told) for (told,) in cursor.fetchall()]
            if len(facts) < len(batch.rows):
                return False
            entries = teller.entries(zip(batch.courses, batch.runs, facts, strict=True))
            table = StagedEntry._meta.db_table
            with cursor.copy(f"COPY {table} ({COLUMNS}) FROM STDIN") as copy:
                copy.write("".join(_lines(import_id, entries, teller)).encode())
    except DatabaseError:
        return False
    return True


def _close() -> None:
    """In the thread that opened it: each has its own."""
    connection.close()


def _lines(import_id: int, entries: list[Entry], teller: Foreteller) -> Iterable[str]:
    for entry in entries:
        yield (
            "\t".join(
                (
                    str(entry.course_id),
                    str(import_id),
                    entry.vector,
                    escaped(entry.title),
                    escaped(entry.offers),
                    escaped(array(map(packed, entry.terms))),
                    escaped(array(teller.new(entry.places.lexemes))),
                )
            )
            + "\n"
        )
