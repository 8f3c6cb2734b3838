"""What is asked of a solver and what it answers, whichever it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from naru.planning.rules.greedy import greedy
from naru.planning.rules.options import Option
from naru.planning.rules.plain import Kind, Level, Person, Tuning


class Aim(StrEnum):
    """What is made large (COVERAGE) or small (all others), one after the other.

    FEES are won; COST adds to them what the way takes (`Tuning.minute_won`).

    Among plans equal in all of them, weights made by a hash decide.
    """

    COVERAGE = "COVERAGE"
    CHANGES = "CHANGES"
    SHARED = "SHARED"
    DAYS = "DAYS"
    FEES = "FEES"
    COST = "COST"
    RISK = "RISK"


AIMS: dict[Kind, tuple[Aim, ...]] = {
    Kind.FASTEST: (Aim.COVERAGE, Aim.DAYS, Aim.COST),
    Kind.CHEAPEST: (Aim.COVERAGE, Aim.FEES, Aim.DAYS),
    Kind.SUREST: (Aim.COVERAGE, Aim.RISK, Aim.DAYS),
    Kind.OTHER: (Aim.COVERAGE, Aim.SHARED, Aim.DAYS),
}


@dataclass(frozen=True)
class Task:
    """One plan to find. All of `forced` and some of `one_of` (if any) must be in it.

    `old` are options whose plan is to change little, `shared` courses to do without.

    `coverage`: what is known to be the best, so that it need not be looked for again.
    """

    options: Sequence[Option]
    person: Person
    steps: Mapping[Level, int]
    weekly_minutes: int
    tuning: Tuning
    aims: Sequence[Aim]
    forced: frozenset[str] = frozenset()
    one_of: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    old: frozenset[str] = frozenset()
    hint: frozenset[str] = frozenset()
    coverage: int | None = None


@dataclass(frozen=True)
class Solved:
    """A plan. `bound`: coverage that no plan exceeds. `proven`: every aim is known to be best."""

    plan: tuple[Option, ...]
    covered: int
    bound: int
    proven: bool
    values: dict[Aim, int] = field(default_factory=dict)


class Solver(Protocol):
    """Finds the best plan, or None if no plan holds everything that is forced."""

    def __call__(self, task: Task) -> Solved | None: ...


def by_greed(task: Task) -> Solved | None:
    """The solver of a site without one: a plan that holds, of which nothing is proven."""
    if task.one_of:
        return None
    plan = warm_start(task)
    covered = coverage(plan, task.steps)
    return Solved(tuple(in_order(plan)), covered, best_imaginable(task), proven=False)


def warm_start(task: Task) -> list[Option]:
    """A greedy plan around what is forced and what is left of the old one."""
    fixed = [option for option in task.options if option.key in task.forced]
    return greedy(
        task.options,
        task.person,
        task.steps,
        weekly_minutes=task.weekly_minutes,
        fixed=fixed,
        first=task.old,
    )


def coverage(plan: Sequence[Option], steps: Mapping[Level, int]) -> int:
    """The weight of all levels that the plan reaches."""
    reached: dict[str, int] = {}
    for option in plan:
        for skill, level in option.gives:
            reached[skill] = max(reached.get(skill, 0), level)
    return sum(weight for (skill, level), weight in steps.items() if reached.get(skill, 0) >= level)


def best_imaginable(task: Task) -> int:
    """The weight of all levels that any option gives: no plan covers more."""
    return coverage(task.options, task.steps)


def in_order(plan: Sequence[Option]) -> list[Option]:
    """By day."""
    return sorted(plan, key=lambda option: (option.start, option.end, option.key))
