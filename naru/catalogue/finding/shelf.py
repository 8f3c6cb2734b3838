"""The whole catalogue as sets of offers: what is ticked, counted and ordered without a query."""

from array import array
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from naru.catalogue.finding import bits
from naru.catalogue.finding.columns import NONE, Column, Columns
from naru.catalogue.finding.opening import Opening
from naru.catalogue.finding.tags import Offer

EARTH_M = 6_371_000
UNTOLD = 10**10
"""Metres to an offer whose point nobody told us, won of one without a fee: more than any."""
NOBODY = array("I")
REMEMBERED = 1_000_000
"""Numbers kept of what follows from the rows a shelf is made of (`once`), 8 octets each."""
HOMES = 200
"""Homes whose distances are kept; a reader asks for the same one again and again."""

K = TypeVar("K")
V = TypeVar("V")
Point = tuple[float, float]
Pair = tuple[Column, Column]
Sets = dict[str, dict[Hashable, bits.Members]]


@dataclass
class Kept:
    """What one shelf was asked before."""

    whole: dict[str, dict[Hashable, int]] = field(default_factory=dict)
    largest: dict[tuple[str, int], dict[Hashable, int]] = field(default_factory=dict)
    away: dict[Point, Column] = field(default_factory=dict)
    within: dict[tuple[Point, int], int] = field(default_factory=dict)
    live: dict[int, int] = field(default_factory=dict)
    columns: dict[Hashable, Pair] = field(default_factory=dict)

    def after(self, new: Iterable[tuple[str, Hashable]], sets: Sets, *, moved: bool) -> "Kept":
        """What stays true of sets in which those named have grown; `moved`: there are new points.

        Sets only grow, so one that has not is among the largest only if it was before.
        """
        grown: dict[str, set[Hashable]] = {}
        for kind, value in new:
            grown.setdefault(kind, set()).add(value)
        whole = {
            kind: known | {value: bits.whole(sets[kind][value]) for value in grown.get(kind, ())}
            for kind, known in self.whole.copy().items()
        }
        largest = {}
        for (kind, most), known in self.largest.copy().items():
            more = grown.get(kind, set())
            ready = {value: one for value, one in known.items() if value not in more}
            largest[kind, most] = _largest(known.keys() | more, sets.get(kind, {}), most, ready)
        return Kept(whole=whole, largest=largest, away={} if moved else self.away.copy())


@dataclass(frozen=True)
class Shelf:
    """Every offer has a number; a course's offers are neighbours. Numbers are never used twice.

    `sets` holds the offers of every value of every kind of tag, and of the kinds `last` (days as
    ordinals) and `fee` (won); `points` are the places offers are at, by number. A changed course
    gets new numbers at the end and its old ones leave `alive`. A shelf never changes: readers in
    other threads keep the one they have. `firsts` are the courses in order, each with the number
    of its first offer.
    """

    sets: Sets = field(default_factory=dict)
    points: dict[Point, int] = field(default_factory=dict)
    alive: int = 0
    tops: int = 0
    inner: int = 0
    offers: Columns = field(default_factory=Columns)
    firsts: NDArray[np.int64] = field(default_factory=lambda: np.empty((2, 0), np.int64))
    _opening: Opening = field(default_factory=lambda: Opening(Columns()))
    kept: Kept = field(default_factory=Kept)

    def with_changes(self, changed: Mapping[int, Sequence[Offer]]) -> "Shelf":
        """The shelf with courses as they are now; a course without offers leaves it."""
        new: dict[tuple[str, Hashable], list[int]] = {}
        rows: list[tuple[int, Offer, int]] = []
        firsts: list[tuple[int, int]] = []
        tops: list[int] = []
        points = dict(self.points)
        start = self.offers.size
        for course_id, offers in changed.items():
            if offers:
                firsts.append((course_id, start + len(rows)))
            for offer in offers:
                for key in _keys(offer):
                    new.setdefault(key, []).append(start + len(rows))
                rows.append((course_id, offer, _number(points, offer.point)))
            if offers:
                tops.append(start + len(rows) - 1)
        left = ~self.of_courses(list(changed))
        alive = (self.alive & left) | bits.of(range(start, start + len(rows)))
        all_tops = (self.tops & left) | bits.of(tops)
        columns, sets = self.offers.with_more(rows), _merged(self.sets, new)
        return replace(
            self,
            sets=sets,
            points=points,
            alive=alive,
            tops=all_tops,
            inner=alive & ~all_tops,
            offers=columns,
            firsts=_sorted(self.firsts, list(changed), firsts),
            _opening=self._opening.with_more(columns),
            kept=self.kept.after(new, sets, moved=len(points) > len(self.points)),
        )

    @property
    def waste(self) -> float:
        """The share of numbers that are no longer used: time to start afresh when it is high."""
        return 1 - self.alive.bit_count() / max(1, self.offers.size)

    def of_kind(self, kind: str) -> dict[Hashable, int]:
        """Every value of a kind and its offers; for kinds of few values, all of them are made."""
        kept = self.kept.whole
        found = kept.get(kind)
        if found is None:
            found = {value: bits.whole(one) for value, one in self.sets.get(kind, {}).items()}
            kept[kind] = found
        return found

    def largest(self, kind: str, most: int) -> dict[Hashable, int]:
        """The values of a kind that most offers have, and their offers."""
        kept = self.kept.largest
        found = kept.get((kind, most))
        if found is None:
            values = self.sets.get(kind, {})
            found = _largest(values, values, most, {})
            kept[kind, most] = found
        return found

    def away(self, home: Point) -> Column:
        """Metres from home to each point by its number; one more at the end is UNTOLD."""
        kept = self.kept.away
        found = kept.get(home)
        if found is None:
            points = np.array([*self.points], np.float64).reshape(-1, 2)
            found = np.append(_metres(home, points), UNTOLD)
            _keep(kept, home, found)
        return found

    def within(self, home: Point, limit: int) -> int:
        """Offers at most `limit` metres from home; those without a known point are not there."""
        kept = self.kept.within
        found = kept.get((home, limit))
        if found is None:
            near = self.away(home) <= limit
            found = bits.where(near[self.offers.point])
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

    def of_courses(self, course_ids: "Sequence[int] | Column") -> int:
        """All offers of the courses; those that are not on the shelf are passed over."""
        bottoms = bits.of(self.firsts[1][_places(self.firsts, course_ids)])
        tops = bits.tops_above(bottoms, tops=self.tops, inner=self.inner)
        return (tops << 1) - bottoms

    def once(self, key: Hashable, ask: Callable[[], Pair]) -> Pair:
        """What `ask` answers, asked once a shelf; it must follow from the rows it is made of.

        A change of these makes another shelf, which remembers nothing of it.
        """
        kept = self.kept.columns
        found = kept.get(key)
        if found is None:
            found = ask()
            held = sum(one.size for columns in list(kept.values()) for one in columns)
            if held + sum(one.size for one in found) > REMEMBERED:
                kept.clear()
            kept[key] = found
        return found

    def courses_in(self, offers: int) -> list[int]:
        """The courses of the offers, each once, in the order of their numbers."""
        found: list[int] = self.offers.course[bits.members(self.heads(offers))].tolist()
        return found

    def live(self, today: int) -> int:
        """Offers that are not over on the day `today` (an ordinal)."""
        kept = self.kept.live
        found = kept.get(today)
        if found is None:
            past = [day for day in self.of_kind("last") if isinstance(day, int) and day < today]
            found = self.alive & ~self.tagged("last", past)
            _keep(kept, today, found)
        return found

    def open_at(self, moment: int) -> int:
        """Offers one may apply for at the moment (epoch seconds)."""
        return self._opening.at(moment) & self.alive


@lru_cache(maxsize=20_000)
def metres(one: Point, other: Point) -> int:
    """The distance as the crow flies, in whole metres."""
    return int(_metres(one, np.array([other]))[0])


def _metres(home: Point, points: NDArray[np.float64]) -> Column:
    (lat, lon), (lats, lons) = np.radians(home), np.radians(points).T
    half = np.sin((lats - lat) / 2) ** 2
    half += np.cos(lat) * np.cos(lats) * np.sin((lons - lon) / 2) ** 2
    away: Column = np.rint(2 * EARTH_M * np.arcsin(np.sqrt(np.minimum(1.0, half)))).astype(np.int64)
    return away


def _keep(kept: dict[K, V], key: K, value: V) -> None:
    if len(kept) >= HOMES:
        kept.clear()
    kept[key] = value


def _number(points: dict[Point, int], point: Point | None) -> int:
    return NONE if point is None else points.setdefault(point, len(points))


def _keys(offer: Offer) -> Iterator[tuple[str, Hashable]]:
    for tag in offer.tags:
        yield _pair(tag)
    if offer.last is not None:
        yield "last", offer.last
    if offer.fee is not None:
        yield "fee", offer.fee


@lru_cache(maxsize=50_000)
def _pair(tag: str) -> tuple[str, str]:
    kind, _, value = tag.partition(":")
    return kind, value


def _merged(sets: Sets, new: Mapping[tuple[str, Hashable], list[int]]) -> Sets:
    merged = {kind: dict(values) for kind, values in sets.items()}
    for (kind, value), slots in new.items():
        values = merged.setdefault(kind, {})
        values[value] = bits.more(values.get(value, NOBODY), slots)
    return merged


def _largest(
    among: Collection[Hashable],
    sets: Mapping[Hashable, bits.Members],
    most: int,
    ready: Mapping[Hashable, int],
) -> dict[Hashable, int]:
    by_size = sorted(among, key=lambda value: (-bits.size(sets[value]), str(value)))[:most]
    return {value: ready[value] if value in ready else bits.whole(sets[value]) for value in by_size}


def _places(firsts: NDArray[np.int64], courses: Sequence[int] | Column) -> bits.Places:
    """Where the courses stand; those that do not are passed over."""
    wanted = np.asarray(courses, np.int64)
    if not firsts.size:
        return np.empty(0, np.int64)
    at = np.searchsorted(firsts[0], wanted)
    places: bits.Places = at[firsts[0].take(at, mode="clip") == wanted]
    return places


def _sorted(
    firsts: NDArray[np.int64], changed: list[int], new: list[tuple[int, int]]
) -> NDArray[np.int64]:
    """The courses and their first offers without those changed, with the new ones, in order."""
    stayed = np.delete(firsts, _places(firsts, changed), axis=1)
    added = np.array(sorted(new), np.int64).reshape(-1, 2).T
    return np.insert(stayed, np.searchsorted(stayed[0], added[0]), added, axis=1)
