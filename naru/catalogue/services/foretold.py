"""Search entries that were made while a source was read, put beside the courses just created.

They hold for a new course with one run of which one row tells, if its provider is spelt as the row
spells it. All others are left to `index.writing`, which reads the courses as they now stand.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import connection
from django.db.backends.utils import CursorWrapper

from naru.catalogue.index import ordering
from naru.catalogue.models import ImportRun
from naru.catalogue.models.search import BALLAST

AT_A_TIME = 2_000
LOOSELY = "SET LOCAL gin_pending_list_limit = '64MB'"
"""The index puts rows in order after each batch, not every few rows: see `index.ordering`."""

READY = """
    CREATE TEMP TABLE ready ON COMMIT DROP AS
    SELECT n.id AS course_id, one.run_id, n.leader AS staged_id,
        (row_number() OVER (ORDER BY n.leader) - 1) / %(at_a_time)s AS batch
    FROM new_course n
    JOIN (
        SELECT course_id, min(run_id) AS run_id, min(provider) AS provider
        FROM incoming GROUP BY course_id HAVING count(*) = 1 AND bool_and(foretold)
    ) one ON one.course_id = n.id
    JOIN catalogue_course c ON c.id = n.id
    LEFT JOIN catalogue_provider p ON p.id = c.provider_id
    WHERE one.provider = coalesce(p.name, '')
"""
READY_BY_BATCH = "CREATE INDEX ON ready (batch)"
BATCHES = """
    SELECT batch, min(staged_id), max(staged_id), count(*) FROM ready GROUP BY batch ORDER BY batch
"""
PUT = f"""
    INSERT INTO catalogue_searchentry (course_id, vector, title, offers, written_in, ballast)
    SELECT r.course_id, s.vector, s.title,
        (CASE WHEN s.offers = '[]' THEN '[]'
            ELSE '[[' || r.run_id || substr(s.offers, length('[[0,')) END)::jsonb,
        pg_current_xact_id()::text::bigint,
        repeat(' ', greatest(0, {BALLAST} - pg_column_size(s.vector)))
    FROM ready r JOIN catalogue_stagedrow s ON s.id = r.staged_id
    WHERE r.batch = %s AND s.id BETWEEN %s AND %s
"""
"""Of ballast as much as a row lacks: to pack blanks takes longer than to index a title."""

TERMS = """
    INSERT INTO catalogue_searchterm (text, strokes, initials, courses, common)
    SELECT one.told[1], one.told[2], one.told[3], 1, false
    FROM (
        SELECT string_to_array(packed, E'\\x1f') AS told
        FROM (
            SELECT DISTINCT unnest(s.terms) AS packed
            FROM ready r JOIN catalogue_stagedrow s ON s.id = r.staged_id
        ) packed
    ) one
    WHERE NOT EXISTS (SELECT FROM catalogue_searchterm old WHERE old.text = one.told[1])
"""
ALL_READY = """
    SELECT count(*) = (SELECT count(*) FROM ready) FROM catalogue_stagedrow
    WHERE import_id = %(import)s AND offering IS NOT NULL
"""
HANDED_OUT = (
    "SELECT unnest(lexemes) AS lexeme FROM catalogue_stagedrow WHERE import_id = %(import)s"
)
OF_READY = """
    SELECT unnest(tsvector_to_array(s.vector)) AS lexeme
    FROM ready r JOIN catalogue_stagedrow s ON s.id = r.staged_id
"""


LEFT = """
    (
        SELECT id FROM catalogue_course WHERE changed_at = %(at)s
        UNION SELECT course_id FROM catalogue_run WHERE changed_at = %(at)s
    ) EXCEPT SELECT course_id FROM ready ORDER BY id
"""


def _lexemes(told: str) -> str:
    return f"""
    INSERT INTO catalogue_searchlexeme (lexeme)
    SELECT one.lexeme FROM (SELECT DISTINCT lexeme FROM ({told}) told) one
    WHERE NOT EXISTS (SELECT FROM catalogue_searchlexeme old WHERE old.lexeme = one.lexeme)
    """


def put(run: ImportRun, *, progress: Callable[[int], None]) -> None:
    """Write what was foretold; `progress` hears how many courses search knows so far."""
    with connection.cursor() as cursor:
        cursor.execute(LOOSELY)
        cursor.execute(READY, {"at_a_time": AT_A_TIME})
        cursor.execute(READY_BY_BATCH)
        cursor.execute("ANALYZE ready")
        cursor.execute(BATCHES)
        batches, done = cursor.fetchall(), 0
        with ordering.Beside() as beside:
            order = beside.order if len(batches) > 1 else ordering.order_here
            for batch, first, last, count in batches:
                cursor.execute(PUT, [batch, first, last])
                order()
                done += count
                progress(done)
            beside.wait()
        if done:
            cursor.execute(TERMS)
            _put_lexemes(cursor, run)


def _put_lexemes(cursor: CursorWrapper, run: ImportRun) -> None:
    """Each lexeme was handed out with its first row: if one row was not taken, they are counted."""
    cursor.execute(ALL_READY, {"import": run.pk})
    whole = cursor.fetchone()[0]
    cursor.execute(_lexemes(HANDED_OUT if whole else OF_READY), {"import": run.pk})


def left(at: datetime) -> list[int]:
    """Courses with anything new, changed, gone or back that nothing was foretold of."""
    with connection.cursor() as cursor:
        cursor.execute(LEFT, {"at": at})
        return [course_id for (course_id,) in cursor.fetchall()]
