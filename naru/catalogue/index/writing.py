"""Writing search's tables, in the transaction of the change or anew for everything."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection, transaction
from django.db.models import Prefetch, Q

from naru.catalogue.index.entries import Entry, entry_of
from naru.catalogue.korean.letters import fold, initials, strokes
from naru.catalogue.models import Course, Run, SearchTerm

BATCH = 500
MANY = 20
COMMON = 3_000
"""So many of the most used terms are kept apart, for the first one or two keys of a reader."""

PUT = """
    INSERT INTO catalogue_searchentry AS kept (course_id, vector, title, offers, written_in)
    SELECT one.course_id, one.vector::tsvector, one.title, one.offers::jsonb,
           pg_current_xact_id()::text::bigint
    FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[])
         AS one (course_id, vector, title, offers)
    ON CONFLICT (course_id) DO UPDATE
    SET vector = excluded.vector, title = excluded.title, offers = excluded.offers,
        written_in = excluded.written_in
    WHERE (kept.vector, kept.title, kept.offers)
          IS DISTINCT FROM (excluded.vector, excluded.title, excluded.offers)
"""
ADD_LEXEMES = """
    INSERT INTO catalogue_searchlexeme (lexeme)
    SELECT DISTINCT one.lexeme
    FROM catalogue_searchentry AS entry, unnest(entry.vector) AS one
    WHERE entry.course_id = ANY (%s) AND length(one.lexeme) <= 130
      AND NOT EXISTS (SELECT FROM catalogue_searchlexeme AS old WHERE old.lexeme = one.lexeme)
"""
ALL_LEXEMES = """
    INSERT INTO catalogue_searchlexeme (lexeme)
    SELECT word FROM ts_stat('SELECT vector FROM catalogue_searchentry')
    WHERE length(word) <= 130
"""
ADD_TERMS = """
    INSERT INTO catalogue_searchterm (text, strokes, initials, courses, common)
    SELECT one.text, one.strokes, one.initials, one.courses, one.common
    FROM unnest(%s::text[], %s::text[], %s::text[], %s::int[], %s::bool[])
         AS one (text, strokes, initials, courses, common)
    WHERE NOT EXISTS (SELECT FROM catalogue_searchterm AS old WHERE old.text = one.text)
"""


def refresh(
    course_ids: Iterable[int],
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Bring search in line with the courses as they now stand in this transaction.

    Whoever changes a course, its provider's name, its runs or their sessions calls this before
    the end of the transaction. Words that are new are known at once, counts follow at night.
    """
    ids = sorted(set(course_ids))
    for start in range(0, len(ids), BATCH):
        _put(_entries(ids[start : start + BATCH]))
        progress(min(start + BATCH, len(ids)), len(ids))


def rebuild(*, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Every course anew, then words and counts; returns the number of courses.

    Safe beside the running site: batches commit by themselves, and words that courses bring in
    meanwhile stay.
    """
    known_until = SearchTerm.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    ids = list(Course.objects.order_by("pk").values_list("pk", flat=True))
    used: Counter[str] = Counter()
    for start in range(0, len(ids), BATCH):
        entries = _entries(ids[start : start + BATCH])
        _put(entries)
        used.update(term for entry in entries for term in entry.terms)
        progress(min(start + BATCH, len(ids)), len(ids))
    _count(used, known_until)
    return len(ids)


def _entries(course_ids: list[int]) -> list[Entry]:
    runs = Run.objects.select_related("place__district", "district").order_by("pk")
    courses = (
        Course.objects.filter(pk__in=course_ids)
        .order_by("pk")
        .select_related("provider", "residence_district")
        .prefetch_related("skills", Prefetch("runs", queryset=runs), "runs__sessions")
    )
    return [entry_of(course) for course in courses]


@transaction.atomic(savepoint=False)
def _put(entries: list[Entry]) -> None:
    """Write the rows, then order what the index holds loosely: searches read that one by one."""
    rows = [(one.course_id, one.vector, one.title, one.offers) for one in entries]
    terms = sorted({term for entry in entries for term in entry.terms})
    with connection.cursor() as cursor:
        cursor.execute(PUT, _columns(rows, 4))
        cursor.execute(ADD_TERMS, _columns([_term(text, 1, 1) for text in terms], 5))
        cursor.execute(ADD_LEXEMES, [[one.course_id for one in entries]])
        if len(entries) >= MANY:
            cursor.execute("SELECT gin_clean_pending_list('search_by_lexeme')")


@transaction.atomic(savepoint=False)
def _count(used: Counter[str], known_until: int) -> None:
    """Words as they are used now in the place of those known when the rebuild began."""
    terms = [_term(text, n, COMMON - at) for at, (text, n) in enumerate(used.most_common())]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("DELETE FROM catalogue_searchlexeme")
        cursor.execute(ALL_LEXEMES)
        SearchTerm.objects.filter(Q(pk__lte=known_until) | Q(text__in=list(used))).delete()
        for start in range(0, len(terms), 10 * BATCH):
            cursor.execute(ADD_TERMS, _columns(terms[start : start + 10 * BATCH], 5))


def _term(text: str, courses: int, rank: int) -> tuple[str, str, str, int, bool]:
    plain = fold(text).replace(" ", "")
    return text, strokes(plain), initials(plain), courses, courses > 1 and rank > 0


def _columns(rows: list[tuple[Any, ...]], width: int) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(width)]
