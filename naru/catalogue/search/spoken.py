"""Which courses speak of which words, read as `matching` reads what somebody types."""

from collections.abc import Iterable
from functools import lru_cache

from django.db import connection

from naru.catalogue import lexicon
from naru.catalogue.korean import reading, vectors
from naru.catalogue.search import matching

SPEAKS = """
    SELECT one.nth FROM catalogue_searchentry entry,
        unnest(%s::text[]) WITH ORDINALITY AS one (asked, nth)
    WHERE entry.course_id = %s AND entry.vector @@ one.asked::tsquery
"""


def spoken_of(course_id: int, texts: Iterable[str]) -> set[str]:
    """Those of the texts, as they are typed, that a search for them finds the course by."""
    asked = {text: query for text in texts if (query := _query(text))}
    if not asked:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(SPEAKS, [list(asked.values()), course_id])
        found = {nth for (nth,) in cursor.fetchall()}
    return {text for nth, text in enumerate(asked, 1) if nth in found}


def speaking_of(texts: Iterable[str], *, most: int) -> list[int]:
    """Courses (ids) that a search for any of the texts finds, in no order; at most so many."""
    asked = [f"({query})" for text in texts if (query := _query(text))]
    return matching.found_by(" | ".join(asked), most=most) if asked else []


@lru_cache(maxsize=256)
def _query(text: str) -> str:
    """The words as a tsquery; "" if they say nothing that could be looked for."""
    found = reading.read(text, lexicon.synonyms())
    return "" if found.unread else vectors.query(found.groups)
