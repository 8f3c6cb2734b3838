"""Writing search's tables, in the transaction of the change or anew for everything."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from psycopg import Connection, Cursor

from naru.catalogue.index.entries import Entry, entry_of
from naru.catalogue.index.told import Spots, told_of
from naru.catalogue.korean.letters import fold, initials, strokes
from naru.catalogue.models import Course, SearchTerm

BATCH = 500
MANY = 20
COMMON = 3_000
"""So many of the most used terms are kept apart, for the first one or two keys of a reader."""

FORGET_AFTER = 200_000
"""So many words are remembered as written; then a refresh begins to ask the table again."""

PUT = """
    INSERT INTO catalogue_searchentry AS kept (course_id, vector, title, offers, written_in)
    SELECT one.course_id, one.vector::tsvector, one.title, one.offers::jsonb,
           pg_current_xact_id()::text::bigint
    FROM unnest(%b::bigint[], %b::text[], %b::text[], %b::text[])
         AS one (course_id, vector, title, offers)
    ON CONFLICT (course_id) DO UPDATE
    SET vector = excluded.vector, title = excluded.title, offers = excluded.offers,
        written_in = excluded.written_in, ballast = DEFAULT
    WHERE (kept.vector, kept.title, kept.offers)
          IS DISTINCT FROM (excluded.vector, excluded.title, excluded.offers)
"""
ORDER = "SELECT gin_clean_pending_list('search_by_lexeme')"
"""What the index holds loosely is put in order: searches read that one by one."""

ADD_LEXEMES = """
    INSERT INTO catalogue_searchlexeme (lexeme)
    SELECT one.lexeme FROM unnest(%b::text[]) AS one (lexeme)
    WHERE NOT EXISTS (SELECT FROM catalogue_searchlexeme AS old WHERE old.lexeme = one.lexeme)
"""
ALL_LEXEMES = """
    INSERT INTO catalogue_searchlexeme (lexeme)
    SELECT word FROM ts_stat('SELECT vector FROM catalogue_searchentry')
    WHERE length(word) <= 130
"""
ADD_TERMS = """
    INSERT INTO catalogue_searchterm (text, strokes, initials, courses, common)
    SELECT one.text, one.strokes, one.initials, one.courses, one.common
    FROM unnest(%b::text[], %b::text[], %b::text[], %b::int[], %b::bool[])
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
    ids, words, spots = sorted(set(course_ids)), _Words(), Spots()
    if not ids:
        return
    written: list[Entry] = []
    with transaction.atomic(savepoint=False), ThreadPoolExecutor(1) as aside:
        for start in range(0, len(ids), BATCH):
            told = told_of(ids[start : start + BATCH], spots)
            writing = aside.submit(_write, _Way.open(), written, words) if written else None
            entries = [entry_of(one) for one in told]
            if writing:
                writing.result()
                progress(start, len(ids))
            written = entries
        _write(_Way.open(), written, words)
    progress(len(ids), len(ids))


def rebuild(*, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Every course anew, then words and counts; returns the number of courses.

    Safe beside the running site: batches commit by themselves, and words that courses bring in
    meanwhile stay.
    """
    known_until = SearchTerm.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    ids = list(Course.objects.order_by("pk").values_list("pk", flat=True))
    used: Counter[str] = Counter()
    words, spots = _Words(), Spots()
    for start in range(0, len(ids), BATCH):
        entries = [entry_of(one) for one in told_of(ids[start : start + BATCH], spots)]
        with transaction.atomic(savepoint=False):
            _write(_Way.open(), entries, words)
        used.update(term for entry in entries for term in entry.terms)
        progress(min(start + BATCH, len(ids)), len(ids))
    _count(used, known_until)
    return len(ids)


@dataclass(slots=True)
class _Words:
    """What the tables of words hold already, as far as one refresh has seen."""

    terms: set[str] = field(default_factory=set)
    lexemes: set[str] = field(default_factory=set)

    def new(self, entries: Iterable[Entry]) -> tuple[list[str], list[str]]:
        """Terms and lexemes of the entries that were not among those before."""
        if len(self.terms) + len(self.lexemes) > FORGET_AFTER:
            self.terms.clear()
            self.lexemes.clear()
        terms = {term for entry in entries for term in entry.terms} - self.terms
        lexemes = set().union(*(entry.places.lexemes for entry in entries)) - self.lexemes
        self.terms |= terms
        self.lexemes |= lexemes
        return sorted(terms), sorted(lexemes)


@dataclass(frozen=True, slots=True)
class _Way:
    """This thread's connection, to be used by another while this one computes.

    Parameters go beside the statement in PostgreSQL's own form: Django writes them into its text,
    at several times the cost for pages of words.
    """

    raw: Connection[Any]
    errors: AbstractContextManager[Any]

    @classmethod
    def open(cls) -> "_Way":
        connection.ensure_connection()
        return cls(connection.connection, connection.wrap_database_errors)

    @contextmanager
    def cursor(self) -> Iterator[Cursor[Any]]:
        with self.errors, Cursor(self.raw) as cursor:
            yield cursor


def _write(way: _Way, entries: list[Entry], words: _Words) -> None:
    """Write the rows, then have the index order them."""
    terms, lexemes = words.new(entries)
    rows = [(one.course_id, one.vector, one.title, one.offers) for one in entries]
    with way.cursor() as cursor:
        cursor.execute(PUT, _columns(rows, 4))
        if terms:
            cursor.execute(ADD_TERMS, _columns([_term(text, 1, 1) for text in terms], 5))
        if lexemes:
            cursor.execute(ADD_LEXEMES, [lexemes])
        if len(entries) >= MANY:
            cursor.execute(ORDER)


@transaction.atomic(savepoint=False)
def _count(used: Counter[str], known_until: int) -> None:
    """Words as they are used now in the place of those known when the rebuild began."""
    terms = [_term(text, n, COMMON - at) for at, (text, n) in enumerate(used.most_common())]
    with _Way.open().cursor() as cursor:
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
