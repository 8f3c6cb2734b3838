"""`simulation/synthetic.toml`: by which invented chances the made-up city gets its attributes."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from naru.city import wording
from naru.city.lines import Path
from naru.city.pack import Pack, Read
from naru.city.population import PopulationRow
from naru.city.schema import Code, Part, Words
from naru.policies.rules.facts import FACTS, Kind
from naru.simulation.rules.people import BIRTH, SEXES
from naru.simulation.rules.synthetic import PER_MILLE, Attribute, Band, Case, Money, Recipe

FILE = "simulation/synthetic.toml"
PAIR = 2

Share = Annotated[int, Field(ge=0, le=PER_MILLE)]
Shares = Share | list[Share]


class MoneyEntry(Part):
    """Won drawn around a middle that depends on another number."""

    by: str = Field(description="a fact that is a number, such as `household_size`")
    middles: dict[str, int] = Field(
        min_length=1, description="won by that number, such as { 1 = 2_400_000 }"
    )
    sigma: Share = Field(description="spread of the logarithm per mille, such as 600")
    rounded_to: int = Field(ge=1, description="won that amounts are rounded to, such as 10_000")


class CaseEntry(Part):
    """The chances of some people."""

    when: dict[str, list[bool | str]] = Field(
        {}, description="whom it is for: a fact above, sex or district with its values"
    )
    yes: Shares | None = Field(None, description="per mille of yes: one number, or one a band")
    shares: dict[str, Shares] | None = Field(
        None, description="weights by choice, number or scheme: one number, or one a band"
    )
    between: list[int] | None = Field(
        None, description="[lowest, first above]: a number, or days before `stands_on`"
    )
    money: MoneyEntry | None = Field(
        None, description="a table with by, middles, sigma, rounded_to"
    )


class FactEntry(Part):
    """One attribute."""

    name: str = Field(description="a fact of the closed list, such as `employment`")
    known: Share = Field(PER_MILLE, description="per mille of people whose answer is known")
    case: list[CaseEntry] = Field([], description="cases; the first that applies counts")


class SyntheticFile(Part):
    """The content of `simulation/synthetic.toml`."""

    seed: int = Field(ge=0, description="a whole number; the same seed makes the same city")
    people: int = Field(ge=1, le=20_000_000, description="how many people, such as 3_690_000")
    source: Code = Field(description="the id of a source for that number")
    stands_on: date = Field(description="the day on which the ages hold, such as 2026-11-24")
    note: Words = Field(description="that the attributes are invented, ko and en")
    fact: list[FactEntry] = Field(min_length=1, description="one table [[fact]] for each fact")


def recipe_of(file: SyntheticFile, population: Sequence[PopulationRow]) -> Recipe:
    """The file and the counted population as the recipe of a city."""
    latest = max(row.as_of for row in population)
    rows = [row for row in population if row.as_of == latest]
    bands = tuple(Band(r.district, r.sex, r.age_from, r.age_to, r.people) for r in rows)
    count = len({band.age_from for band in bands})
    attributes = tuple(
        Attribute(fact.name, fact.known, tuple(_case(fact.name, case, count) for case in fact.case))
        for fact in file.fact
    )
    return Recipe(file.seed, file.people, file.stands_on, bands, attributes)


def _case(fact: str, entry: CaseEntry, bands: int) -> Case:
    chances = dict(entry.shares or {})
    if entry.yes is not None:
        chances = {fact: entry.yes}
    return Case(
        when={name: tuple(values) for name, values in entry.when.items()},
        chances={name: _by_band(share, bands) for name, share in chances.items()},
        spread=(entry.between[0], entry.between[1]) if entry.between else None,
        money=_money(entry.money),
    )


def _by_band(share: Shares, bands: int) -> tuple[int, ...]:
    return tuple(share) if isinstance(share, list) else (share,) * bands


def _money(entry: MoneyEntry | None) -> Money | None:
    if entry is None:
        return None
    middles = {int(number): won for number, won in entry.middles.items()}
    return Money(entry.by, middles, entry.sigma, entry.rounded_to)


def check(
    pack: Pack,
    read: Read[SyntheticFile],
    population: Sequence[PopulationRow],
    schemes: Sequence[str],
) -> None:
    """Note what does not fit: unknown facts, a fact left out or written twice, chances, shapes."""
    names = [fact.name for fact in read.value.fact]
    pack.once(read, "fact", "name", names)
    absent = [name for name in FACTS if name not in names and name != BIRTH]
    if absent:
        what = f"the city has no {', '.join(absent)}."
        pack.problems.append(read.problem((), what, "Write one table [[fact]] for each."))
    bands = len({row.age_from for row in population})
    districts = sorted({row.district for row in population})
    seen: dict[str, Sequence[object]] = {"sex": SEXES, "district": districts}
    for number, fact in enumerate(read.value.fact):
        path: Path = ("fact", number)
        if fact.name not in FACTS:
            what, right = wording.unknown(fact.name, list(FACTS), "is not a fact")
            pack.problems.append(read.problem((*path, "name"), what, right))
            continue
        for place, case in enumerate(fact.case):
            where = (*path, "case", place)
            for what, right in _slips(fact.name, case, bands, seen, schemes):
                pack.problems.append(read.problem(where, what, right))
        seen[fact.name] = _values(fact, schemes)


def _values(fact: FactEntry, schemes: Sequence[str]) -> Sequence[object]:
    kind = FACTS[fact.name].kind
    if kind is Kind.SCHEMES:
        return [name for case in fact.case for name in case.shares or {}]
    return (False, True) if kind is Kind.YES_NO else FACTS[fact.name].choices


SHAPES: dict[Kind, tuple[str, ...]] = {
    Kind.YES_NO: ("yes",),
    Kind.CHOICE: ("shares",),
    Kind.SCHEMES: ("shares",),
    Kind.COUNT: ("shares", "between"),
    Kind.WON: ("money", "between"),
    Kind.DAY: ("between",),
}


def _slips(
    fact: str,
    case: CaseEntry,
    bands: int,
    seen: dict[str, Sequence[object]],
    schemes: Sequence[str],
) -> list[tuple[str, str]]:
    slips = []
    kind = FACTS[fact].kind
    given = [shape for shape in ("yes", "shares", "between", "money") if getattr(case, shape)]
    given += ["yes"] if case.yes == 0 else []
    if len(given) != 1 or given[0] not in SHAPES[kind]:
        slips.append((f"{fact} is not drawn so.", f"Write {' or '.join(SHAPES[kind])}."))
    for name, values in case.when.items():
        if name not in seen:
            slips.append(wording.unknown(name, list(seen), "is not drawn above this fact"))
        elif wrong := [value for value in values if value not in seen[name]]:
            slips.append(
                (f'"{wrong[0]}" is no value of {name}.', f"Allowed: {_listed(seen[name])}.")
            )
    lists = [case.yes, *(case.shares or {}).values()]
    if any(isinstance(share, list) and len(share) != bands for share in lists):
        slips.append((f"a list here has not {bands} numbers.", "Write one for each age band."))
    if case.between and (len(case.between) != PAIR or case.between[0] >= case.between[1]):
        slips.append(("between is no range.", "Write [lowest, first above]."))
    slips.extend(_strangers(fact, case, schemes))
    if case.money and case.money.by not in seen:
        slips.append((f"{case.money.by} is not drawn above this fact.", "Put it above."))
    return slips


def _strangers(fact: str, case: CaseEntry, schemes: Sequence[str]) -> list[tuple[str, str]]:
    kind = FACTS[fact].kind
    names = list(case.shares or {})
    if kind is Kind.CHOICE:
        allowed: Sequence[str] = FACTS[fact].choices
        wrong = [name for name in names if name not in allowed]
    elif kind is Kind.SCHEMES:
        allowed = schemes
        wrong = [name for name in names if name.partition(":")[0] not in allowed]
    else:
        allowed = ("whole numbers",)
        wrong = [name for name in names if not name.isdecimal()]
    return (
        [(f'"{wrong[0]}" does not fit {fact}.', f"Allowed: {_listed(allowed)}.")] if wrong else []
    )


def _listed(values: Sequence[object]) -> str:
    return ", ".join(
        str(value).lower() if isinstance(value, bool) else str(value) for value in values
    )
