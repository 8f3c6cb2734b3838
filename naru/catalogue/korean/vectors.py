"""Literals for PostgreSQL: its own parser would turn C++ into "c" and .NET into "net"."""

import sys
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from naru.catalogue.korean.reading import Group, Way
from naru.catalogue.korean.words import lexemes

LAST_POSITION = 16_383
BETWEEN_PARTS = 10
DESCRIPTION = "D"
MOST_PLACES = 16
"""Positions kept of one lexeme: more would not change the order of what is found."""


APART = ".\n"
"""Between texts of one part: no lexeme reaches across, so that each can be read by itself."""


class Places(NamedTuple):
    """The lexemes of a text: `placed` with where they stand and how they weigh, `said` as well."""

    placed: dict[str, str]
    said: set[str]

    @property
    def lexemes(self) -> set[str]:
        """All of them."""
        return self.said.union(self.placed)


NOWHERE = Places({}, set())


def vector(*parts: tuple[str, str]) -> str:
    """A tsvector literal of (weight, text) parts, weights A to D; parts stand well apart."""
    return literal(places(*parts))


def places(*parts: tuple[str, str]) -> Places:
    """Every lexeme of the parts with where it stands and how it weighs, as in a literal.

    Of descriptions (weight D, which is also what a lexeme without a place has) only what they
    say is kept, not where: that is most of a course's text and tells nothing of how well it fits.
    """
    found: dict[str, str] = {}
    said: set[str] = set()
    position = 0
    for weight, text in parts:
        pieces = text.split(APART)
        if weight == DESCRIPTION:
            said.update(*map(_said, pieces))
            continue
        marks = _marks(weight)
        for lexeme in chain.from_iterable(map(_lexemes, pieces)):
            position += 1
            known = found.get(lexeme)
            if not known:
                found[lexeme] = marks[position if position < LAST_POSITION else LAST_POSITION]
            elif position < LAST_POSITION and known.count(",") < MOST_PLACES - 1:
                found[lexeme] = f"{known},{marks[position]}"
        position += BETWEEN_PARTS
    return Places(found, said.difference(found))


def literal(found: Places) -> str:
    """The tsvector literal of lexemes; they are letters, digits and signs that need no quoting."""
    parts = [f"'{lexeme}':{known}" for lexeme, known in found.placed.items()]
    if found.said:
        parts.append("'" + "' '".join(found.said) + "'")
    return " ".join(parts)


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


@lru_cache(maxsize=1024)
def _lexemes(piece: str) -> tuple[str, ...]:
    """Courses share providers, places and notices: each is taken apart once."""
    return tuple([sys.intern(lexeme) for lexeme in lexemes(piece)])


@lru_cache(maxsize=1024)
def _said(piece: str) -> frozenset[str]:
    return frozenset([sys.intern(lexeme) for lexeme in lexemes(piece, across=False)])


@lru_cache(maxsize=4)
def _marks(weight: str) -> list[str]:
    return [f"{position}{weight}" for position in range(LAST_POSITION + 1)]
