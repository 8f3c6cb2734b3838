"""The whole catalogue as sets of offers: what is ticked, counted and ordered without a query."""

import math
from array import array
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import TypeVar, cast

from naru.catalogue.finding import bits
from naru.catalogue.finding.opening import Opening
from naru.catalogue.finding.tags import Offer

EARTH_M = 6_371_000
NONE = array("I")
HOMES = 200
"""Homes whose distances are kept; a reader asks for the same one again and again."""

K = TypeVar("K")
V = TypeVar("V")
Point = tuple[float, float]
Sets = dict[str, dict[Hashable, bits.Members]]


@dataclass(frozen=True, slots=True)
class Rings:
    """Distances in order, each with its offers as a set that is only made when it is reached."""

    places: list[tuple[int, list[int]]]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for away, slots in self.places:
            yield away, bits.of(slots)


@dataclass
class Shelf:
    """Every offer has a number; a course's offers are neighbours. Numbers are never used twice.

    `sets` holds the offers of every value of every kind of tag, and of the kinds `first` and
    `last` (days as ordinals), `fee` (won) and `always`; `points` lists the offers of a place,
    which are few. A changed course gets new numbers at the end and its old ones leave `alive`.
    Lists only grow and sets are replaced, so that a reader in another thread keeps a whole
    picture; what is kept ready is taken before the sets it is made of, and replaced after them.
    """

    sets: Sets = field(default_factory=dict)
    points: dict[Point, list[int]] = field(default_factory=dict)
    alive: int = 0
    tops: int = 0
    inner: int = 0
    courses: list[int] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    firsts: dict[int, int] = field(default_factory=dict)
    _opening: Opening = field(default_factory=Opening)
    _whole: dict[str, dict[Hashable, int]] = field(default_factory=dict)
    _largest: dict[tuple[str, int], dict[Hashable, int]] = field(default_factory=dict)
    _around: dict[Point, list[tuple[int, list[int]]]] = field(default_factory=dict)
    _within: dict[tuple[Point, int], int] = field(default_factory=dict)

    def put(self, changed: Mapping[int, Sequence[Offer]]) -> None:
        """Take over courses as they are now; a course without offers leaves the shelf."""
        new: dict[tuple[str, Hashable], list[int]] = {}
        gone: list[int] = []
        tops: list[int] = []
        start = len(self.offers)
        for course_id, offers in changed.items():
            gone.extend(self._slots(course_id))
            self.firsts.pop(course_id, None)
            if not offers:
                continue
            first = len(self.offers)
            for slot, offer in enumerate(offers, first):
                for key in _keys(offer):
                    new.setdefault(key, []).append(slot)
                if offer.point is not None:
                    self.points.setdefault(offer.point, []).append(slot)
            self.firsts[course_id] = first
            self.courses.extend([course_id] * len(offers))
            self.offers.extend(offers)
            tops.append(len(self.offers) - 1)
        left = ~bits.of(gone)
        self.sets = _merged(self.sets, new)
        self.tops = (self.tops & left) | bits.of(tops)
        self.alive = (self.alive & left) | bits.of(range(start, len(self.offers)))
        self.inner = self.alive & ~self.tops
        self._opening = self._opening.with_more(self.offers, start)
        self._whole, self._largest, self._around, self._within = {}, {}, {}, {}

    @property
    def waste(self) -> float:
        """The share of numbers that are no longer used: time to start afresh when it is high."""
        return 1 - self.alive.bit_count() / max(1, len(self.offers))

    def of_kind(self, kind: str) -> dict[Hashable, int]:
        """Every value of a kind and its offers; for kinds of few values, all of them are made."""
        kept = self._whole
        found = kept.get(kind)
        if found is None:
            found = {value: bits.whole(one) for value, one in self.sets.get(kind, {}).items()}
            kept[kind] = found
        return found

    def largest(self, kind: str, most: int) -> dict[Hashable, int]:
        """The values of a kind that most offers have, and their offers."""
        kept = self._largest
        found = kept.get((kind, most))
        if found is None:
            values = self.sets.get(kind, {})
            by_size = sorted(values, key=lambda value: (-bits.size(values[value]), str(value)))
            found = {value: bits.whole(values[value]) for value in by_size[:most]}
            kept[kind, most] = found
        return found

    def around(self, home: Point) -> "Rings":
        """Metres from home and the offers there, the nearest first; offers without a point not."""
        return Rings(self._distances(home))

    def within(self, home: Point, limit: int) -> int:
        """Offers at most `limit` metres from home; those without a known point are not there."""
        kept = self._within
        found = kept.get((home, limit))
        if found is None:
            found = bits.of(
                [s for away, slots in self._distances(home) if away <= limit for s in slots]
            )
            _keep(kept, (home, limit), found)
        return found

    def tagged(self, kind: str, values: Iterable[Hashable]) -> int:
        """Offers with any of the values."""
        known = self.sets.get(kind, {})
        found = 0
        for value in values:
            found |= bits.whole(known.get(value, 0))
        return found

    def count(self, offers: int) -> int:
        """How many courses have at least one of the offers."""
        return self.heads(offers).bit_count()

    def heads(self, offers: int) -> int:
        """The last offer of every course that has at least one of the offers."""
        return bits.heads(offers & self.alive, tops=self.tops, inner=self.inner)

    def of_courses(self, course_ids: Iterable[int]) -> int:
        """All offers of the courses; those that are not on the shelf are passed over."""
        bottoms = bits.of(self._firsts_of(list(course_ids)))
        tops = bits.tops_above(bottoms, tops=self.tops, inner=self.inner)
        return (tops << 1) - bottoms

    def courses_in(self, offers: int) -> list[int]:
        """The courses of the offers, each once, in the order of their numbers."""
        return [self.courses[slot] for slot in bits.members(self.heads(offers))]

    def each(self, offers: int) -> Iterator[tuple[int, Offer]]:
        """Course and offer of every member."""
        for slot in bits.members(offers & self.alive):
            yield self.courses[slot], self.offers[slot]

    def live(self, today: int) -> int:
        """Offers that are not over on the day `today` (an ordinal)."""
        past = [day for day in self.of_kind("last") if isinstance(day, int) and day < today]
        return self.alive & ~self.tagged("last", past)

    def open_at(self, moment: int) -> int:
        """Offers one may apply for at the moment (epoch seconds)."""
        return self._opening.at(moment, self.offers) & self.alive

    def _firsts_of(self, course_ids: list[int]) -> Sequence[int]:
        if len(course_ids) > 1:
            with suppress(KeyError):
                return cast("tuple[int, ...]", itemgetter(*course_ids)(self.firsts))
        return [self.firsts[one] for one in course_ids if one in self.firsts]

    def _slots(self, course_id: int) -> Iterator[int]:
        slot = self.firsts.get(course_id, len(self.courses))
        while slot < len(self.courses) and self.courses[slot] == course_id:
            yield slot
            slot += 1

    def _distances(self, home: Point) -> list[tuple[int, list[int]]]:
        kept = self._around
        found = kept.get(home)
        if found is None:
            found = sorted((metres(home, at), slots) for at, slots in self.points.items())
            _keep(kept, home, found)
        return found


@lru_cache(maxsize=20_000)
def metres(one: Point, other: Point) -> int:
    """The distance as the crow flies, in whole metres."""
    lat, lon, lat2, lon2 = (math.radians(angle) for angle in (*one, *other))
    half = math.sin((lat2 - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return round(2 * EARTH_M * math.asin(math.sqrt(min(1.0, half))))


def _keep(kept: dict[K, V], key: K, value: V) -> None:
    if len(kept) >= HOMES:
        kept.clear()
    kept[key] = value


def _keys(offer: Offer) -> Iterator[tuple[str, Hashable]]:
    for tag in offer.tags:
        yield _pair(tag)
    if offer.first is not None:
        yield "first", offer.first
    if offer.last is not None:
        yield "last", offer.last
    if offer.fee is not None:
        yield "fee", offer.fee
    if offer.always:
        yield "always", True


@lru_cache(maxsize=50_000)
def _pair(tag: str) -> tuple[str, str]:
    kind, _, value = tag.partition(":")
    return kind, value


def _merged(sets: Sets, new: Mapping[tuple[str, Hashable], list[int]]) -> Sets:
    merged = {kind: dict(values) for kind, values in sets.items()}
    for (kind, value), slots in new.items():
        values = merged.setdefault(kind, {})
        values[value] = bits.more(values.get(value, NONE), slots)
    return merged
