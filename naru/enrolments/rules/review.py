"""A door by review: points for published criteria, ties by a published rule, one order.

Whole numbers and hashes only. What readers gave is added up, so that no average is rounded; every
application is read by the same number of them (decision 0032).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from naru.core import lots
from naru.enrolments.rules import draw as drawing

FORMAT = "naru-review/1"
CRITERIA, LOT = "CRITERIA", "LOT"
"""How a tie is broken: criterion by criterion in their order and then by lot, or by lot at once."""


class Criterion(NamedTuple):
    """What points are given for: at most `most` by each reader; `about` says what is looked at."""

    name: str
    most: int
    about: str = ""


class Marked(NamedTuple):
    """One application: its points by criterion, of all readers together; `shares` as in a draw."""

    token: str
    points: tuple[int, ...]
    shares: str = ""

    @property
    def total(self) -> int:
        return sum(self.points)


@dataclass(frozen=True, slots=True)
class Terms:
    """All that is fixed before anybody applies; `shares` are worked off in their order."""

    seats: int
    criteria: tuple[Criterion, ...]
    readers: int
    tie: str
    shares: tuple[tuple[str, int], ...] = ()

    @property
    def most(self) -> int:
        """What the best possible application gets, of all readers together."""
        return self.readers * sum(one.most for one in self.criteria)

    def lines(self) -> list[str]:
        """As published; their hash is a part of the lot."""
        return [
            f"seats {self.seats}",
            *(f"share {code} {seats}" for code, seats in self.shares),
            *(f"criterion {one.most} {one.name}: {one.about}" for one in self.criteria),
            f"readers {self.readers}",
            f"tie {self.tie}",
        ]

    @property
    def hash(self) -> str:
        return lots.digest(FORMAT, *self.lines())


def root(tokens: Iterable[str]) -> str:
    """One hash over the frozen list, in order of token."""
    return lots.root([lots.digest("leaf", token) for token in sorted(tokens)])


def seed(*, run: str, rule: str, root: str, secret: str) -> str:
    """What lots are drawn from among equals: sealed before anybody applied."""
    return lots.digest(FORMAT, run, rule, root, secret)


def ranked(marked: Iterable[Marked], terms: Terms, *, seed: str) -> list[Marked]:
    """The most points first; among equals by the published tie rule, in the end by lot."""

    def place(one: Marked) -> tuple[int, tuple[int, ...], str]:
        finer = tuple(-points for points in one.points) if terms.tie == CRITERIA else ()
        return -one.total, finer, lots.digest(seed, one.token)

    return sorted(marked, key=place)


def seated(ordered: Sequence[Marked], terms: Terms) -> list[tuple[str, str]]:
    """Who gets a seat, in the order seats are given: (token, share); shares go as in a draw."""
    entries = [drawing.Lot(one.token, 1, 1, one.shares) for one in ordered]
    return drawing.seated(entries, drawing.Terms(terms.seats, terms.shares))
