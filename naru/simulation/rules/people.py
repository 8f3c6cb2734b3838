"""What the bulk engine needs of a store of people, whoever holds it: columns and bitmaps."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from naru.policies.rules.derived import Medians
from naru.policies.rules.facts import FACTS, FIRST_DAY, Facts, Kind, Value
from naru.simulation.rules.bits import Bits, Counts

Column = NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.uint32]

BIRTH = "birth_on"
SEXES = ("male", "female")


class People(Protocol):
    """People sorted by district, sex and day of birth.

    `groups` holds the first place of each district and sex (sexes within districts), and the end.
    """

    @property
    def people(self) -> int: ...

    @property
    def districts(self) -> tuple[str, ...]: ...

    @property
    def ages(self) -> tuple[int, int]:
        """The youngest age counted, and the first not counted any more."""
        ...

    @property
    def groups(self) -> Counts: ...

    def numbers(self, fact: str) -> Column:
        """A number a person: won, people, or days since 1 January 1900."""
        ...

    def bits(self, name: str) -> Bits | None:
        """A bitmap by its name (a flag, or `choice_name`); None if nobody can be in it."""
        ...

    def known(self, fact: str) -> Bits | None:
        """Who has an answer to this; None if everybody has."""
        ...

    def income_percent(self, medians: Medians) -> Column:
        """Household income in per cent of the median, rounded up, where known."""
        ...


def choice_name(fact: str, value: str) -> str:
    """The name of the bitmap of those who chose `value`, or have the scheme `value`."""
    return f"{fact}={value}"


def day_number(day: date) -> int:
    """Days since the first day that facts may name."""
    return (day - FIRST_DAY).days


def day_of(number: int) -> date:
    """The day again."""
    return FIRST_DAY + timedelta(days=number)


class Reader:
    """Single people out of a store as facts that `decide` takes: to check one by another."""

    def __init__(self, store: People, choices: Mapping[str, tuple[str, ...]]) -> None:
        self.store = store
        self.choices = choices
        """Every choice and scheme that has a bitmap, by fact."""

    def facts(self, place: int) -> Facts:
        """Everything known of the person at the place."""
        got = {name: self._value(name, place) for name in FACTS}
        return {name: value for name, value in got.items() if value is not None}

    @cached_property
    def _numeric(self) -> frozenset[str]:
        return frozenset(n for n, f in FACTS.items() if f.kind in (Kind.COUNT, Kind.WON, Kind.DAY))

    def _value(self, name: str, place: int) -> Value | None:
        known = self.store.known(name)
        if known is not None and not _has(known, place):
            return None
        if name in self._numeric:
            number = int(self.store.numbers(name)[place])
            return day_of(number) if FACTS[name].kind is Kind.DAY else number
        if FACTS[name].kind is Kind.YES_NO:
            return self._in(name, place)
        chosen = [c for c in self.choices[name] if self._in(choice_name(name, c), place)]
        return frozenset(chosen) if FACTS[name].kind is Kind.SCHEMES else chosen[0]

    def _in(self, name: str, place: int) -> bool:
        bits = self.store.bits(name)
        return bits is not None and _has(bits, place)


def _has(bits: Bits, place: int) -> bool:
    return bool(int(bits[place // 64]) >> (place % 64) & 1)
