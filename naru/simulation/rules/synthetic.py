"""Made-up people with the city's real numbers by district, sex and age, and invented attributes.

Nobody in it exists. How many people of which age and sex live where is counted; everything else
is drawn by chances that the city pack writes down and calls invented.
"""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from naru.policies.rules.derived import anniversary
from naru.policies.rules.facts import FACTS, FIRST_DAY, Kind
from naru.simulation.rules.bits import BLOCK, Counts, Mask
from naru.simulation.rules.people import SEXES, choice_name, day_number

PER_MILLE = 1000
CHUNK = BLOCK * 512
"""People drawn at a time: whole blocks of bits, so that pieces of bitmaps join up."""


@dataclass(frozen=True, slots=True)
class Band:
    """So many people of a district and sex in an age band `[age_from, age_to)`."""

    district: str
    sex: str
    age_from: int
    age_to: int
    people: int


@dataclass(frozen=True, slots=True)
class Case:
    """Chances of those to whom `when` applies: the facts drawn before must be one of its values.

    `chances` are per mille by age band: of "yes" for a flag, of each scheme, and weights of each
    choice or number. `spread` draws a number or days back evenly in `[low, high)`. `money` draws
    won around a middle that depends on another fact, twice as much or half as much being as likely.
    """

    when: Mapping[str, tuple[object, ...]]
    chances: Mapping[str, tuple[int, ...]]
    spread: tuple[int, int] | None = None
    money: "Money | None" = None


@dataclass(frozen=True, slots=True)
class Money:
    """Won by the value of `by`; `sigma` per mille is the spread of the logarithm."""

    by: str
    middles: Mapping[int, int]
    sigma: int
    rounded_to: int


@dataclass(frozen=True, slots=True)
class Attribute:
    """How one fact is drawn: the first case that applies; nobody knows it where none does."""

    fact: str
    known: int
    """Per mille of people whose answer is known."""
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """A whole made-up city. Ages are those on the day `stands_on`."""

    seed: int
    people: int
    stands_on: date
    bands: tuple[Band, ...]
    attributes: tuple[Attribute, ...]

    @property
    def districts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(band.district for band in self.bands))

    @property
    def ages(self) -> tuple[int, int]:
        return min(b.age_from for b in self.bands), max(b.age_to for b in self.bands)


def apportioned(recipe: Recipe) -> list[int]:
    """The whole number of people each band gets, by largest remainders, `recipe.people` in all."""
    counted = sum(band.people for band in recipe.bands)
    shares = [band.people * recipe.people for band in recipe.bands]
    whole = [share // counted for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda i: (-(shares[i] % counted), i))
    for place in by_remainder[: recipe.people - sum(whole)]:
        whole[place] += 1
    return whole


def births(recipe: Recipe) -> tuple[NDArray[np.uint16], Counts]:
    """Days of birth sorted within each district and sex, and where each of these groups begins.

    Within a band every day is as likely as another.
    """
    numbers = dict(zip(recipe.bands, apportioned(recipe), strict=True))
    columns, sizes = [], []
    for district in recipe.districts:
        for sex in SEXES:
            mine = [b for b in recipe.bands if (b.district, b.sex) == (district, sex)]
            drawn = [_born(recipe, band, numbers[band]) for band in mine]
            columns.append(np.sort(np.concatenate([*drawn, np.zeros(0, np.uint16)])))
            sizes.append(columns[-1].size)
    return np.concatenate(columns), np.cumsum([0, *sizes], dtype=np.int64)


def _born(recipe: Recipe, band: Band, people: int) -> NDArray[np.uint16]:
    earliest = day_number(_on_birthday(recipe.stands_on, band.age_to)) + 1
    latest = day_number(_on_birthday(recipe.stands_on, band.age_from))
    rng = _random(recipe.seed, f"birth {band.district} {band.sex} {band.age_from}", 0)
    return rng.integers(earliest, latest + 1, people).astype(np.uint16)


def _on_birthday(day: date, age: int) -> date:
    """The last day of birth of those who are `age` or more on the day."""
    born = anniversary(day, -age)
    return (
        born
        if (born.month, born.day) == (day.month, day.day)
        else FIRST_DAY.fromordinal(born.toordinal() - 1)
    )


def _random(seed: int, what: str, piece: int) -> "np.random.Generator":
    """A stream of its own for each attribute and piece: adding one moves no other."""
    return np.random.Generator(np.random.PCG64([seed, zlib.crc32(what.encode()), piece]))


@dataclass(frozen=True, slots=True)
class Piece:
    """Attributes of some neighbours: numbers by fact, flags by name of bitmap, who is known."""

    numbers: Mapping[str, NDArray[np.uint32]]
    flags: Mapping[str, Mask]
    known: Mapping[str, Mask]


def pieces(recipe: Recipe, born: NDArray[np.uint16], groups: Counts) -> Iterator[Piece]:
    """Everybody's attributes, `CHUNK` people at a time in the order of the store."""
    for number, start in enumerate(range(0, born.size, CHUNK)):
        part = born[start : start + CHUNK]
        places = np.arange(start, start + part.size)
        group = np.searchsorted(groups, places, side="right") - 1
        yield _Drawing(recipe, number, part, group).piece()


class _Drawing:
    def __init__(
        self, recipe: Recipe, number: int, born: NDArray[np.uint16], group: Counts
    ) -> None:
        self.recipe, self.number, self.size = recipe, number, born.size
        self.band = _bands_of(recipe, born)
        names = [(district, sex) for district in recipe.districts for sex in SEXES]
        self.values: dict[str, NDArray[np.generic]] = {
            "district": np.array([district for district, _sex in names])[group],
            "sex": np.array([sex for _district, sex in names])[group],
        }
        self.numbers: dict[str, NDArray[np.uint32]] = {}
        self.flags: dict[str, Mask] = {}
        self.known: dict[str, Mask] = {}

    def piece(self) -> Piece:
        for attribute in self.recipe.attributes:
            self._draw(attribute)
        return Piece(self.numbers, self.flags, self.known)

    def _draw(self, attribute: Attribute) -> None:
        rng = _random(self.recipe.seed, attribute.fact, self.number)
        fact, left = attribute.fact, np.ones(self.size, np.bool_)
        drawn = {name: np.zeros(self.size, np.bool_) for name in _names(attribute)}
        number = np.zeros(self.size, np.uint32)
        for case in attribute.cases:
            mine = left & self._applies(case)
            self._case(rng, fact, case, mine, drawn, number)
            left &= ~mine
        known = rng.integers(0, PER_MILLE, self.size) < attribute.known
        self._keep(fact, drawn, number)
        if fact != "birth_on":
            known &= ~left
        if not known.all():
            self.known[fact] = known

    def _applies(self, case: Case) -> Mask:
        mine = np.ones(self.size, np.bool_)
        for fact, values in case.when.items():
            if FACTS.get(fact) and FACTS[fact].kind is Kind.SCHEMES:
                hits = [self.flags[choice_name(fact, str(value))] for value in values]
                mine &= np.logical_or.reduce(hits)
            else:
                mine &= np.isin(self.values[fact], np.array(values))
        return mine

    def _case(
        self,
        rng: "np.random.Generator",
        fact: str,
        case: Case,
        mine: Mask,
        drawn: dict[str, Mask],
        number: NDArray[np.uint32],
    ) -> None:
        kind = FACTS[fact].kind
        if case.money is not None:
            number[mine] = self._won(rng, case.money)[mine]
        elif case.spread is not None:
            low, high = case.spread
            got = rng.integers(low, high, self.size)
            if kind is Kind.DAY:
                got = day_number(self.recipe.stands_on) - got
            number[mine] = got[mine]
        elif kind in (Kind.YES_NO, Kind.SCHEMES):
            for name, chances in case.chances.items():
                hit = rng.integers(0, PER_MILLE, self.size) < np.array(chances)[self.band]
                drawn[name if kind is Kind.YES_NO else choice_name(fact, name)] |= mine & hit
        else:
            self._choose(rng, fact, case, mine, drawn, number)

    def _choose(
        self,
        rng: "np.random.Generator",
        fact: str,
        case: Case,
        mine: Mask,
        drawn: dict[str, Mask],
        number: NDArray[np.uint32],
    ) -> None:
        weights = np.cumsum(np.array(list(case.chances.values()), np.float64), axis=0)
        lot = rng.random(self.size) * weights[-1][self.band]
        chosen = (lot[None, :] >= weights[:, self.band]).sum(axis=0)
        for place, name in enumerate(case.chances):
            if FACTS[fact].kind is Kind.CHOICE:
                drawn[choice_name(fact, name)] |= mine & (chosen == place)
            else:
                number[mine & (chosen == place)] = int(name)

    def _won(self, rng: "np.random.Generator", money: Money) -> NDArray[np.uint32]:
        by = self.values[money.by].astype(np.int64)
        largest = max(money.middles)
        table = np.array([money.middles.get(n, 0) for n in range(largest + 1)], np.float64)
        middle = table[np.minimum(by, largest)]
        drawn = middle * np.exp(rng.standard_normal(self.size) * (money.sigma / PER_MILLE))
        return (np.round(drawn / money.rounded_to) * money.rounded_to).astype(np.uint32)

    def _keep(self, fact: str, drawn: dict[str, Mask], number: NDArray[np.uint32]) -> None:
        match FACTS[fact].kind:
            case Kind.YES_NO:
                self.flags.update(drawn)
                self.values[fact] = drawn[fact]
            case Kind.CHOICE:
                self.flags.update(drawn)
                table = np.stack([*drawn.values(), np.ones(self.size, np.bool_)])
                names = [*(name.partition("=")[2] for name in drawn), ""]
                self.values[fact] = np.array(names)[np.argmax(table, axis=0)]
            case Kind.SCHEMES:
                self.flags.update(drawn)
            case _:
                if fact != "birth_on":
                    self.numbers[fact] = number
                    self.values[fact] = number


def _names(attribute: Attribute) -> list[str]:
    """The bitmaps an attribute makes."""
    kind = FACTS[attribute.fact].kind
    if kind is Kind.YES_NO:
        return [attribute.fact]
    if kind not in (Kind.CHOICE, Kind.SCHEMES):
        return []
    if kind is Kind.CHOICE:
        return [choice_name(attribute.fact, choice) for choice in FACTS[attribute.fact].choices]
    values = dict.fromkeys(value for case in attribute.cases for value in case.chances)
    return [choice_name(attribute.fact, value) for value in values]


def _bands_of(recipe: Recipe, born: NDArray[np.uint16]) -> NDArray[np.intp]:
    """The number of each person's age band, the youngest first."""
    edges = sorted({band.age_from for band in recipe.bands})
    last = np.array([day_number(_on_birthday(recipe.stands_on, age)) for age in edges])
    band: NDArray[np.intp] = (born[:, None] <= last[None, 1:]).sum(axis=1)
    return band
