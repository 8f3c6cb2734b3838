"""Literals for PostgreSQL: its own parser would turn C++ into "c" and .NET into "net"."""

from collections.abc import Iterable

from naru.catalogue.korean.reading import Group, Way
from naru.catalogue.korean.words import lexemes

LAST_POSITION = 16_383
MOST_PLACES = 16
"""Positions kept of one lexeme: more would not change the order of what is found."""


def vector(*parts: tuple[str, str]) -> str:
    """A tsvector literal of (weight, text) parts, weights A to D; parts stand well apart."""
    places: dict[str, list[str]] = {}
    position = 0
    for weight, text in parts:
        for lexeme in lexemes(text):
            position = min(position + 1, LAST_POSITION)
            found = places.setdefault(lexeme, [])
            if len(found) < MOST_PLACES and (not found or position < LAST_POSITION):
                found.append(f"{position}{weight}")
        position = min(position + 10, LAST_POSITION)
    return " ".join(f"{quoted(lexeme)}:{','.join(found)}" for lexeme, found in places.items())


def query(groups: Iterable[Group], *, every: bool = True) -> str:
    """A tsquery literal: every group in one of its ways, or (`every` false) any of them."""
    terms = [_any_way(group.ways) for group in groups if group.ways]
    return (" & " if every else " | ").join(terms)


def quoted(lexeme: str) -> str:
    """A lexeme as PostgreSQL reads it inside a literal."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def _any_way(ways: Iterable[Way]) -> str:
    return "(" + " | ".join(f"({' & '.join(_term(one) for one in way)})" for way in ways) + ")"


def _term(lexeme: str) -> str:
    return f"{quoted(lexeme[:-1])}:*" if lexeme.endswith("*") else quoted(lexeme)
