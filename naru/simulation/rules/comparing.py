"""Baseline against reform: who gains, who loses, where, and what it costs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from naru.policies.rules.trees import OPEN_TO_ALL
from naru.simulation.rules.bits import Counts, size
from naru.simulation.rules.bulk import Bulk, Counted, Rule
from naru.simulation.rules.costing import Cost


@dataclass(frozen=True, slots=True)
class Side:
    """One policy under one set of rules, and its cost where somebody has said one."""

    counted: Counted
    cost: Cost | None = None

    @property
    def people(self) -> int:
        """Everybody who surely may."""
        return int(self.counted.yes.sum())

    @property
    def undecided(self) -> int:
        """Everybody for whom something unknown could still decide."""
        return 0 if self.counted.open is None else int(self.counted.open.sum())

    @property
    def heads(self) -> int | None:
        """People served a year; None where nobody has said what it costs."""
        return None if self.cost is None else self.cost.heads(self.people)

    @property
    def won(self) -> int | None:
        """Won a year; None where nobody has said what it costs."""
        return None if self.cost is None else self.cost.total_won(self.people)


@dataclass(frozen=True, slots=True)
class Compared:
    """One policy before and after; `gains` and `losses` are None where the rule is the same."""

    policy: str
    published: bool
    before: Side
    after: Side
    gains: Counts | None = None
    losses: Counts | None = None

    @property
    def gaining(self) -> int:
        return 0 if self.gains is None else int(self.gains.sum())

    @property
    def losing(self) -> int:
        return 0 if self.losses is None else int(self.losses.sum())

    @property
    def changes(self) -> bool:
        """Whether anybody's answer, or the cost, is another one."""
        return bool(self.gaining or self.losing or self.before.cost != self.after.cost)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All policies, and the people who gain or lose at least one, by row and single age."""

    policies: tuple[Compared, ...]
    gaining: Counts
    losing: Counts
    unserved_before: int
    unserved_after: int
    """People who surely may take part in nothing, what is open to all left out."""

    @property
    def won_before(self) -> int:
        return sum(one.before.won or 0 for one in self.policies)

    @property
    def won_after(self) -> int:
        return sum(one.after.won or 0 for one in self.policies)


@dataclass(frozen=True, slots=True)
class Scenario:
    """Rules and costs of all policies under one set of rules."""

    rules: Mapping[str, Rule]
    costs: Mapping[str, Cost]


def compare(bulk: Bulk, before: Scenario, after: Scenario) -> Comparison:
    """Both scenarios over the whole city, policy by policy in the order of the baseline."""
    gained, lost = bulk.nobody.copy(), bulk.nobody.copy()
    lines = []
    for name in before.rules:
        line = _compared(bulk, name, before, after)
        lines.append(line)
        if line.gains is not None:
            was, now = (bulk.answers(side.rules[name]).yes for side in (before, after))
            np.bitwise_or(gained, now & ~was, out=gained)
            np.bitwise_or(lost, was & ~now, out=lost)
    return Comparison(
        policies=tuple(lines),
        gaining=bulk.count(gained),
        losing=bulk.count(lost),
        unserved_before=_unserved(bulk, before),
        unserved_after=_unserved(bulk, after),
    )


def compare_some(
    bulk: Bulk, before: Scenario, after: Scenario, names: Iterable[str]
) -> tuple[Compared, ...]:
    """Only the named policies: what a slider has to show again."""
    return tuple(_compared(bulk, name, before, after) for name in names)


def _unserved(bulk: Bulk, scenario: Scenario) -> int:
    served = bulk.nobody.copy()
    for rule in scenario.rules.values():
        if rule.tree is not None and rule.tree != OPEN_TO_ALL:
            np.bitwise_or(served, bulk.answers(rule).yes, out=served)
    return bulk.people.people - size(served)


def _compared(bulk: Bulk, name: str, before: Scenario, after: Scenario) -> Compared:
    """One policy. Who loses follows from the other three counts: was + gains - now."""
    was, now = (bulk.answers(side.rules[name]) for side in (before, after))
    sides = (
        Side(bulk.counted(was), before.costs.get(name)),
        Side(bulk.counted(now), after.costs.get(name)),
    )
    published = before.rules[name].tree is not None
    if was is now:
        return Compared(name, published, *sides)
    gains = bulk.count(now.yes & ~was.yes)
    losses = sides[0].counted.yes + gains - sides[1].counted.yes
    return Compared(name, published, *sides, gains, losses)


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of the result files."""

    policy: str
    district: str
    sex: str
    age: int
    before: int
    after: int
    gains: int
    losses: int
    open_before: int
    open_after: int


def cells(bulk: Bulk, comparison: Comparison, sexes: tuple[str, ...]) -> Iterator[Cell]:
    """Policy by district, sex and single age; every cell, also those of nobody."""
    youngest, _end = bulk.people.ages
    rows = [(district, sex) for district in bulk.people.districts for sex in sexes]
    for one in comparison.policies:
        nothing = np.zeros_like(one.before.counted.yes)
        tables = [
            nothing if table is None else table
            for table in (
                *(one.before.counted.yes, one.after.counted.yes, one.gains, one.losses),
                *(one.before.counted.open, one.after.counted.open),
            )
        ]
        for place, (district, sex) in enumerate(rows):
            columns = zip(*(table[place].tolist() for table in tables), strict=True)
            for age, numbers in enumerate(columns, youngest):
                yield Cell(one.policy, district, sex, age, *numbers)
