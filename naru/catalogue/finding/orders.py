"""Walking what was found in the order asked for, without sorting more than is shown."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from naru.catalogue.finding.shelf import Point, Shelf, metres
from naru.catalogue.finding.tags import Offer

FEW = 400
"""So many offers are sorted at once; more are split by the next value first."""
ALWAYS, STARTED, UNDATED = 10_000_000, 20_000_000, 90_000_000
UNKNOWN = 10**12

Key = tuple[int, ...]


class Order(StrEnum):
    """The ways to sort."""

    FIT = "fit"
    SOONEST = "soonest"
    NEAREST = "nearest"
    CHEAPEST = "cheapest"


@dataclass(frozen=True)
class Level:
    """One thing to sort by: `rank` of a single offer, and the same ranks as sets in order.

    Offers that are in none of the sets have the rank `last`.
    """

    rank: Callable[[Offer], int]
    parts: Iterable[tuple[int, int]]
    last: int


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
    seen: set[int] = set()
    for hit in _walk(found, shelf, by, ()):
        if hit.course_id not in seen:
            seen.add(hit.course_id)
            yield hit


def page(
    hits: Iterable[Hit], *, after: Key | None, size: int, skip: int = 0
) -> tuple[list[Hit], bool]:
    """The next hits after a key, `skip` of them passed over, and whether there are more."""
    rest = (hit for hit in hits if after is None or hit.key > after)
    found = list(islice(rest, skip, skip + size + 1))
    return found[:size], len(found) > size


def soonest(shelf: Shelf, today: int) -> Level:
    """The next to begin, then what can begin any day, then what has begun, then the undated."""

    def rank(offer: Offer) -> int:
        if offer.first is None:
            return ALWAYS if offer.always else UNDATED
        return offer.first if offer.first >= today else STARTED - offer.first

    days = {day: one for day, one in shelf.of_kind("first").items() if isinstance(day, int)}
    coming = [(day, days[day]) for day in sorted(days) if day >= today]
    begun = [(STARTED - day, days[day]) for day in sorted(days, reverse=True) if day < today]
    always = [(ALWAYS, shelf.tagged("always", [True]))]
    return Level(rank, [*coming, *always, *begun], UNDATED)


def cheapest(shelf: Shelf) -> Level:
    """By what a learner pays; what nobody told us comes last."""
    fees = {fee: one for fee, one in shelf.of_kind("fee").items() if isinstance(fee, int)}
    parts = [(fee, fees[fee]) for fee in sorted(fees)]
    return Level(lambda offer: UNKNOWN if offer.fee is None else offer.fee, parts, UNKNOWN)


def nearest(shelf: Shelf, home: Point) -> Level:
    """By metres from home; what has no known point comes last."""
    return Level(
        lambda offer: UNKNOWN if offer.point is None else metres(home, offer.point),
        shelf.around(home),
        UNKNOWN,
    )


def openest(shelf: Shelf, moment: int) -> Level:
    """Those one may apply for at the moment come first."""
    return Level(lambda offer: int(not offer.is_open(moment)), [(0, shelf.open_at(moment))], 1)


def _walk(found: int, shelf: Shelf, by: Sequence[Level], before: Key) -> Iterator[Hit]:
    if not by or found.bit_count() <= FEW:
        hits = [
            Hit((*before, *(level.rank(offer) for level in by), course_id), course_id, offer.run_id)
            for course_id, offer in shelf.each(found)
        ]
        yield from sorted(hits, key=lambda hit: hit.key)
        return
    level, rest = by[0], by[1:]
    for rank, part in level.parts:
        inside = found & part
        if inside:
            yield from _walk(inside, shelf, rest, (*before, rank))
            found &= ~inside
    if found:
        yield from _walk(found, shelf, rest, (*before, level.last))
