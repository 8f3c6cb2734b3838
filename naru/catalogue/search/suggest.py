"""Completing what is being typed: half syllables, initials and the wrong keyboard included."""

from dataclasses import dataclass

from django.db import connection

from naru.catalogue.korean import keyboard
from naru.catalogue.korean.letters import INITIALS, fold, strokes
from naru.catalogue.korean.words import unique

MOST = 8
LONGEST = 60

COMPLETE = """
    WITH common AS (
        SELECT text, courses FROM catalogue_searchterm
        WHERE common AND {column} LIKE %s ORDER BY courses DESC, text LIMIT %s
    ), others AS (
        SELECT text, courses FROM catalogue_searchterm
        WHERE {column} LIKE %s ORDER BY {column} USING ~<~ LIMIT %s
    )
    SELECT text, courses FROM common UNION ALL SELECT text, courses FROM others
"""
BY_STROKES, BY_INITIALS = (COMPLETE.format(column=name) for name in ("strokes", "initials"))


@dataclass(frozen=True)
class Suggestion:
    """A term of the catalogue and how many courses use it."""

    text: str
    courses: int


def suggest(text: str, *, most: int = MOST) -> list[Suggestion]:
    """Terms that go on from what was typed, the most used first; none for an empty text."""
    typed = fold(text[:LONGEST]).replace(" ", "")
    if not typed:
        return []
    if all(letter in INITIALS for letter in typed):
        return _complete(BY_INITIALS, typed, most)
    found = _complete(BY_STROKES, strokes(typed), most)
    return found or _complete(BY_STROKES, strokes(fold(_other_layout(text, typed))), most)


def _other_layout(text: str, typed: str) -> str:
    if typed.isascii():
        return keyboard.as_hangul(text[:LONGEST].replace(" ", ""))
    return keyboard.as_latin(typed)


def _complete(sql: str, start: str, most: int) -> list[Suggestion]:
    pattern = start.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    with connection.cursor() as cursor:
        cursor.execute(sql, [pattern, most, pattern, most])
        rows = cursor.fetchall()
    return [Suggestion(*row) for row in unique(rows)][:most]
