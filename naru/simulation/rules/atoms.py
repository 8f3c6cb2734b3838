"""Conditions for everybody at once: one bitmap of those who meet it, one of those who may."""

import itertools
from dataclasses import dataclass
from datetime import date
from typing import cast

import numpy as np

from naru.policies.rules.derived import DERIVED, Medians
from naru.policies.rules.facts import FACTS, FIRST_DAY, Facts, Kind, Value
from naru.policies.rules.trees import Condition
from naru.simulation.rules.bits import Bits, blank, full, packed_where, spanned
from naru.simulation.rules.people import BIRTH, People, choice_name, day_number

INCOME = "income_percent"


@dataclass(frozen=True, slots=True)
class Answers:
    """Who is surely in (`yes`), and who surely or possibly is (`may`), as Kleene's logic has it.

    `may` is the same object as `yes` where everything is known: then half the work falls away.
    """

    yes: Bits
    may: Bits

    @classmethod
    def sure(cls, yes: Bits) -> "Answers":
        """Everything known."""
        return cls(yes, yes)

    @property
    def known(self) -> bool:
        return self.may is self.yes

    @property
    def open(self) -> Bits | None:
        """Those for whom an unknown fact could still decide; None if there are none by design."""
        return None if self.known else self.may & ~self.yes


Bounds = tuple[int | None, int | None]
"""Lowest and highest number that meet a condition, both counted in; None: no bound."""


def answers_to(condition: Condition, people: People, on: date, medians: Medians) -> Answers:
    """Everybody's answer to one condition on the day."""
    needs = DERIVED[condition.fact].needs if condition.fact in DERIVED else (condition.fact,)
    known = [bits for name in needs if (bits := people.known(name)) is not None]
    met = _met(condition, people, on, medians)
    if not known:
        return Answers.sure(met)
    sure = known[0] if len(known) == 1 else known[0] & known[1]
    yes = met & sure
    return Answers(yes, yes | (full(people.people) & ~sure))


def _met(condition: Condition, people: People, on: date, medians: Medians) -> Bits:
    fact, value = condition.fact, condition.value
    if fact == INCOME:
        return _within(people.income_percent(medians), _bounds(condition))
    if fact in DERIVED:
        return _numbered(people, DERIVED[fact].needs[0], _days(fact, _bounds(condition), on))
    kind = FACTS[fact].kind
    if kind is Kind.YES_NO:
        return _flag(people, fact, bool(value))
    if kind in (Kind.CHOICE, Kind.SCHEMES):
        chosen = value if isinstance(value, frozenset) else frozenset({str(value)})
        got = _any_of(people, fact, chosen)
        return full(people.people) & ~got if condition.operator == "has_none" else got
    return _numbered(people, fact, _bounds(condition))


def _bounds(condition: Condition) -> Bounds:
    value = condition.value
    match condition.operator:
        case "at_least" | "from":
            return _number(value), None
        case "at_most" | "until":
            return None, _number(value)
        case "between":
            low, high = cast("tuple[Value, Value]", value)
            return _number(low), _number(high)
    raise ValueError(condition.operator)


def _number(value: object) -> int:
    return day_number(value) if isinstance(value, date) else int(cast("int", value))


def _days(fact: str, bounds: Bounds, on: date) -> Bounds:
    """The days that give a derived value within the bounds; it falls as the day is later."""
    low, high = bounds
    earliest = None if high is None else latest_with(fact, high + 1, on) + 1
    latest = None if low is None else latest_with(fact, low, on)
    return earliest, latest


def latest_with(fact: str, value: int, on: date) -> int:
    """The last day whose derived value on `on` is `value` or more; -1 if no day's is.

    Searched with the very function that decides for one person, so that the two cannot differ.
    """
    derived = DERIVED[fact]
    low, high = 0, (on - FIRST_DAY).days + 1
    while low < high:
        middle = (low + high) // 2
        day = FIRST_DAY.fromordinal(FIRST_DAY.toordinal() + middle)
        got = derived.value(cast("Facts", {derived.needs[0]: day}), on, {})
        if got is not None and got >= value:
            low = middle + 1
        else:
            high = middle
    return low - 1


def _flag(people: People, fact: str, wanted: bool) -> Bits:
    bits = people.bits(fact)
    if bits is None:
        return blank(people.people) if wanted else full(people.people)
    return bits if wanted else full(people.people) & ~bits


def _any_of(people: People, fact: str, values: frozenset[str]) -> Bits:
    maps = [people.bits(choice_name(fact, value)) for value in sorted(values)]
    present = [bits for bits in maps if bits is not None]
    if not present:
        return blank(people.people)
    total = present[0].copy()
    for bits in present[1:]:
        np.bitwise_or(total, bits, out=total)
    return total


def _numbered(people: People, fact: str, bounds: Bounds) -> Bits:
    """A number or day within bounds; births are ranges, because the store is sorted by them."""
    if fact != BIRTH:
        return _within(people.numbers(fact), bounds)
    low, high = bounds
    groups = people.groups
    wanted = [day for day in (None if low is None else low - 1, high) if day is not None]
    places = places_of(people, wanted)
    starts = groups[:-1] if low is None else places[:, 0]
    stops = groups[1:] if high is None else places[:, -1]
    return spanned(people.people, starts, np.maximum(starts, stops))


def places_of(people: People, days: list[int]) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Groups x days: the place behind the last person of the group born on the day or before."""
    births, groups = people.numbers(BIRTH), people.groups
    # the day after, in the column's own type: another type would copy the column at every search
    wanted = np.clip(np.array(days) + 1, 0, np.iinfo(births.dtype).max).astype(births.dtype)
    within = [births[a:b].searchsorted(wanted) for a, b in itertools.pairwise(groups.tolist())]
    return np.concatenate(within).reshape(-1, len(days)) + groups[:-1, None]


def _within(
    column: np.ndarray[tuple[int, ...], np.dtype[np.unsignedinteger]], bounds: Bounds
) -> Bits:
    low, high = bounds
    if high is None:
        return full(column.size) if low is None else packed_where(column, lambda part: part >= low)
    if low is None:
        return packed_where(column, lambda part: part <= high)
    return packed_where(column, lambda part: (part >= low) & (part <= high))
