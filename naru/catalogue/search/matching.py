"""Which courses a query speaks of, and how well each fits."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from naru.catalogue import lexicon
from naru.catalogue.finding.columns import Column
from naru.catalogue.finding.shelf import Pair, Shelf
from naru.catalogue.korean import reading, vectors
from naru.catalogue.korean.reading import Group, Reading, spoken
from naru.catalogue.korean.words import squeezed
from naru.catalogue.search.vocabulary import Words
from naru.core import prepared

MOST = 20_000
"""Courses looked at for one query; a query that more fit is too broad to be counted exactly."""
ENOUGH = 0.35
"""If no course speaks of everything asked, those of about a third of it (by rarity) are shown: of
a subject and a place, both are; their titles then decide."""

MATCH = "SELECT courses, titled FROM catalogue_match(%s::tsquery, %s::text[], %s::integer)"
TITLED = """
    SELECT string_agg(int8send(course_id), '') FROM catalogue_searchentry
    WHERE course_id = ANY (%s::bigint[]) AND title LIKE ALL (%s::text[])
"""
EACH = "(SELECT courses FROM catalogue_match(%s::tsquery, NULL, %s::integer))"
"""The function asks the index even where reading all rows looks cheaper (migration 0008), and
answers in octets (0012)."""

NOTHING = np.empty(0, np.int64)

RANK = """
    SELECT course_id, title, ts_rank('{0.05, 0.2, 0.5, 1.0}', vector, %s::tsquery)
    FROM catalogue_searchentry WHERE course_id = ANY (%s::bigint[])
"""


@dataclass(frozen=True)
class Matched:
    """What a query was understood as and the courses that speak of it.

    `titled` are those whose title does, None where that was not asked for. `partly` tells that
    none speaks of everything asked.
    """

    reading: Reading
    courses: Column = field(default_factory=lambda: NOTHING)
    titled: Column | None = field(default_factory=lambda: NOTHING)
    partly: bool = False

    @property
    def capped(self) -> bool:
        """Whether there are more than were looked at."""
        return len(self.courses) >= MOST


def match(text: str, shelf: Shelf, *, titled: bool = True) -> Matched | None:
    """The courses a query speaks of; None if the query says nothing that could be looked for.

    One statement if it is understood as typed, else a few more to find out what was meant; none
    if the newest shelf was asked the same before. Without `titled` nobody looks at titles.
    """
    synonyms = lexicon.synonyms()
    found = reading.read(text, synonyms)
    if not found.groups:
        return None
    if not found.unread and (matched := _all_of(found, shelf, titled)).courses.size:
        return matched
    mended = reading.mend(found, text, synonyms, Words())
    if not mended.groups:
        return Matched(mended)
    if mended.groups != found.groups and (matched := _all_of(mended, shelf, titled)).courses.size:
        return matched
    return _part_of(mended)


def any_of(asked: Reading, *, most: int) -> list[int]:
    """Courses that speak of at least one thing asked for, in no order; at most so many."""
    return found_by(vectors.query(asked.groups, every=False), most=most)


def found_by(query: str, *, most: int) -> list[int]:
    """Courses that a tsquery finds, in no order; at most so many."""
    with prepared.cursor() as cursor:
        cursor.execute(f"SELECT {EACH}", [query, most])
        (courses,) = cursor.fetchone() or (None,)
    found: list[int] = _courses(courses).tolist()
    return found


def titled(matched: Matched, course_ids: Sequence[int]) -> Column:
    """Those of the courses whose title speaks of everything asked; none of a `partly` answer."""
    if matched.partly:
        return NOTHING
    with prepared.cursor() as cursor:
        cursor.execute(TITLED, [list(course_ids), _patterns(matched.reading)])
        (courses,) = cursor.fetchone()
    return _courses(courses)


def fits(matched: Matched, text: str, course_ids: Sequence[int]) -> dict[int, float]:
    """How well each of the courses fits the query; more is better."""
    asked = matched.reading
    query = vectors.query([*asked.groups, *asked.extra], every=False)
    wanted = _Title.of(asked, text)
    with prepared.cursor() as cursor:
        cursor.execute(RANK, [query, list(course_ids)])
        return {
            course_id: rank + wanted.in_title(title) for course_id, title, rank in cursor.fetchall()
        }


Ways = tuple[str, ...]
"""The ways to say one thing, as they stand in a squeezed title; what was typed comes first."""


@dataclass(frozen=True)
class _Title:
    """What is looked for in every title, made ready once for a query."""

    typed: str
    whole: str
    first: str
    groups: tuple[Ways, ...]
    extra: tuple[Ways, ...]

    @classmethod
    def of(cls, asked: Reading, text: str) -> "_Title":
        """The words of the query as titles hold them."""
        return cls(
            typed=squeezed(text),
            whole=squeezed("".join(group.typed for group in asked.groups)),
            first=squeezed(asked.groups[0].typed),
            groups=tuple(_ways(group) for group in asked.groups),
            extra=tuple(_ways(group) for group in asked.extra),
        )

    def in_title(self, title: str) -> float:
        """How much of the query stands in the title: most weight of all, as readers expect."""
        score = 3.0 * (title == self.typed) + 1.0 * (self.typed in title or self.whole in title)
        score += 0.5 * title.startswith(self.first)
        score += 2.0 * sum(_says(title, ways) for ways in self.groups) / len(self.groups)
        return score + 0.4 * sum(_says(title, ways) > 0 for ways in self.extra)


def _ways(group: Group) -> Ways:
    return tuple(spoken(way) for way in group.ways)


def _says(title: str, ways: Ways) -> float:
    """1 for the words typed, less for another way to say it."""
    for at, way in enumerate(ways):
        if way in title:
            return 1.0 if at == 0 else 0.8
    return 0.0


def _all_of(asked: Reading, shelf: Shelf, titled: bool) -> Matched:
    query = vectors.query(asked.groups)
    patterns = _patterns(asked)

    def ask() -> Pair:
        with prepared.cursor() as cursor:
            cursor.execute(MATCH, [query, patterns if titled else None, MOST])
            courses, titles = cursor.fetchone()
            return _courses(courses), _courses(titles)

    courses, titles = shelf.once((query, *patterns, titled), ask)
    return Matched(asked, courses, titles if titled else None)


def _patterns(asked: Reading) -> list[str]:
    return [f"%{_like(spoken(group.ways[0]))}%" for group in asked.groups if group.ways]


def _part_of(asked: Reading) -> Matched:
    """Courses that speak of enough of what was asked, rare words counting more."""
    with prepared.cursor() as cursor:
        each = ", ".join([EACH] * len(asked.groups))
        queries = [vectors.query([group]) for group in asked.groups]
        cursor.execute(
            f"SELECT {each}",
            [value for query in queries for value in (query, MOST)],
        )
        found = cursor.fetchone() or ()
    weights: dict[int, float] = {}
    total = 0.0
    for courses in map(_courses, found):
        weight = math.log(1 + MOST / max(1, courses.size))
        total += weight
        for course_id in courses.tolist():
            weights[course_id] = weights.get(course_id, 0.0) + weight
    enough = [one for one, weight in weights.items() if weight >= ENOUGH * total]
    courses = np.array(enough, np.int64)
    return Matched(asked, courses, partly=bool(enough) and len(asked.groups) > 1)


def _courses(octets: bytes | None) -> Column:
    return np.frombuffer(octets or b"", ">i8").astype(np.int64)


def _like(text: str) -> str:
    for sign in ("\\", "%", "_"):
        text = text.replace(sign, f"\\{sign}")
    return text
