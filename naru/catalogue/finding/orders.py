"""Walking what was found in the order asked for, without sorting more than is shown."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import islice
from typing import NamedTuple, TypeAlias

import numpy as np

from naru.catalogue.finding import bits
from naru.catalogue.finding.columns import ANY_DAY, NONE, Column
from naru.catalogue.finding.shelf import UNTOLD, Point, Shelf

FEW = 500
"""So many offers, the first in order, are sorted at once; then four times as many, and so on."""
ALWAYS, STARTED, UNDATED = 10_000_000, 20_000_000, 90_000_000
DAY_BITS = 27
"""Enough for UNDATED. What days break the ties of has 36 bits left: won and metres need 34."""

Key = tuple[int, ...]


class Order(StrEnum):
    """The ways to sort."""

    FIT = "fit"
    SOONEST = "soonest"
    NEAREST = "nearest"
    CHEAPEST = "cheapest"


Level: TypeAlias = Callable[[bits.Places], Column]
"""One thing to sort by: the rank of each of some offers. At most two, days the second."""


class Hit(NamedTuple):
    """A course found, and the run of it that comes first in this order. `key` orders hits."""

    key: Key
    course_id: int
    run_id: int | None


def levels(
    order: Order, shelf: Shelf, *, moment: int, today: int, home: Point | None
) -> list[Level]:
    """What an order sorts by, the first thing first. Without a query, fit is open ones first."""
    by_day = soonest(shelf, today)
    if order == Order.CHEAPEST:
        return [cheapest(shelf), by_day]
    if order == Order.NEAREST and home:
        return [nearest(shelf, home), by_day]
    if order == Order.SOONEST:
        return [by_day]
    return [openest(shelf, moment), by_day]


def walk(found: int, shelf: Shelf, by: Sequence[Level]) -> Iterator[Hit]:
    """Every course once, where its first offer stands; equals by the number of the course."""
    slots = bits.members(found & shelf.alive)
    ranks = np.array([level(slots) for level in by])
    course, run = shelf.offers.course[slots], shelf.offers.run[slots]
    seen: set[int] = set()
    combined = ranks[0] if len(by) == 1 else (ranks[0] << DAY_BITS) + ranks[1]
    for places in _in_order(combined, course):
        columns = [*ranks[:, places], course[places], run[places]]
        for *key, course_id, run_id in zip(*(one.tolist() for one in columns), strict=True):
            if course_id not in seen:
                seen.add(course_id)
                yield Hit((*key, course_id), course_id, None if run_id == NONE else run_id)


def page(
    hits: Iterable[Hit], *, after: Key | None, size: int, skip: int = 0
) -> tuple[list[Hit], bool]:
    """The next hits after a key, `skip` of them passed over, and whether there are more."""
    rest = (hit for hit in hits if after is None or hit.key > after)
    found = list(islice(rest, skip, skip + size + 1))
    return found[:size], len(found) > size


def soonest(shelf: Shelf, today: int) -> Level:
    """The next to begin, then what can begin any day, then what has begun, then the undated."""

    def rank(slots: bits.Places) -> Column:
        day = shelf.offers.first[slots]
        ranks = np.where(day >= today, day, STARTED - day)
        ranks[day == ANY_DAY] = ALWAYS
        ranks[day == NONE] = UNDATED
        return ranks

    return rank


def cheapest(shelf: Shelf) -> Level:
    """By what a learner pays; what nobody told us comes last."""

    def rank(slots: bits.Places) -> Column:
        fee = shelf.offers.fee[slots]
        return np.where(fee == NONE, UNTOLD, fee)

    return rank


def nearest(shelf: Shelf, home: Point) -> Level:
    """By metres from home; what has no known point comes last."""

    def rank(slots: bits.Places) -> Column:
        return shelf.away(home)[shelf.offers.point[slots]]

    return rank


def openest(shelf: Shelf, moment: int) -> Level:
    """Those one may apply for at the moment come first."""

    def rank(slots: bits.Places) -> Column:
        opens, closes = shelf.offers.opens[slots], shelf.offers.closes[slots]
        return np.where((opens <= moment) & (moment < closes), 0, 1)

    return rank


def _in_order(rank: Column, course: Column) -> Iterator[bits.Places]:
    """Places of the offers in order, some at a time: by rank, then by course."""
    rest, few = np.arange(rank.size), FEW
    while rest.size > few:
        first = rank[rest] <= np.partition(rank[rest], few - 1)[few - 1]
        yield rest[first][np.lexsort((course[rest[first]], rank[rest[first]]))]
        rest, few = rest[~first], few * 4
    yield rest[np.lexsort((course[rest], rank[rest]))]
