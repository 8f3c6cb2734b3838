"""Literals for PostgreSQL: its own parser would turn C++ into "c" and .NET into "net"."""

from collections.abc import Iterable

from naru.catalogue.korean.reading import Group, Way
from naru.catalogue.korean.words import lexemes

LAST_POSITION = 16_383
BETWEEN_PARTS = 10
MOST_PLACES = 16
"""Positions kept of one lexeme: more would not change the order of what is found."""


def vector(*parts: tuple[str, str]) -> str:
    """A tsvector literal of (weight, text) parts, weights A to D; parts stand well apart."""
    places: dict[str, list[str]] = {}
    position = 0
    for weight, text in parts:
        for lexeme in lexemes(text):
            position += 1
            found = places.get(lexeme)
            if found is None:
                places[lexeme] = [f"{min(position, LAST_POSITION)}{weight}"]
            elif len(found) < MOST_PLACES and position < LAST_POSITION:
                found.append(f"{position}{weight}")
        position += BETWEEN_PARTS
    return " ".join([f"{quoted(lexeme)}:{','.join(found)}" for lexeme, found in places.items()])


def query(groups: Iterable[Group], *, every: bool = True) -> str:
    """A tsquery literal: every group in one of its ways, or (`every` false) any of them."""
    terms = [_any_way(group.ways) for group in groups if group.ways]
    return (" & " if every else " | ").join(terms)


def quoted(lexeme: str) -> str:
    """A lexeme as PostgreSQL reads it inside a literal."""
    if "'" in lexeme or "\\" in lexeme:
        lexeme = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{lexeme}'"


def _any_way(ways: Iterable[Way]) -> str:
    return "(" + " | ".join(f"({' & '.join(_term(one) for one in way)})" for way in ways) + ")"


def _term(lexeme: str) -> str:
    return f"{quoted(lexeme[:-1])}:*" if lexeme.endswith("*") else quoted(lexeme)
