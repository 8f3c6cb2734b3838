"""The nearest change that would flip a no: the fewest facts to change, or the first day it turns.

For one day the search is exact: each changeable fact has a few candidate values (its own first),
each condition allows some of them, and a route through the tree keeps, for every fact, the
candidates that all its conditions allow together. Every route is decided again before it is
shown. Days are tried where something can turn: birthdays, New Years, ages of papers, versions.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from naru.policies.rules.derived import DERIVED, PERCENT, Medians, median_for, values_on
from naru.policies.rules.facts import FACTS, Change, Facts, Kind, Value
from naru.policies.rules.rulebook import Policy, Version
from naru.policies.rules.trees import (
    Condition,
    Negation,
    Node,
    Reference,
    Truth,
    conditions,
    outcome,
)

HORIZON_YEARS = 10
"""Days further away than this are no help to anybody."""

MOST_ROUTES = 64
MOST_SCHEMES = 8


@dataclass(frozen=True, slots=True)
class Step:
    """One fact to change, and the values that would do."""

    fact: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """From `on`, with these steps, the answer is no longer no.

    `then` is True for a yes, None when facts not yet told still decide.
    """

    on: date
    steps: tuple[Step, ...]
    then: Truth


def nearest_changes(policy: Policy, facts: Facts, on: date) -> tuple[Suggestion, ...]:
    """What flips a no: the first day on which waiting is enough, and the fewest changes today.

    If nothing can be done today, the first later day on which something can. Empty if the answer
    is not no, or if nothing that can change would help. Never proposes what cannot change.
    """
    today = policy.on(on)
    unpublished = today is not None and today.check is None
    if unpublished or _truth(policy, facts, on) is not False:
        return ()
    days = list(turning_days(policy, facts, on))
    found = []
    for day in days:
        truth = _truth(policy, facts, day)
        if truth is not False:
            found.append(Suggestion(day, (), truth))
            break
    for day in [on, *days]:
        if found and day >= found[0].on:
            break
        acts = _fewest(policy, facts, day)
        if acts:
            return (*found, *acts) if day > on else (*acts, *found)
    return tuple(found)


def turning_days(policy: Policy, facts: Facts, on: date) -> Iterator[date]:
    """The days after `on`, in order, on which the answer can turn by itself."""
    last = date(on.year + HORIZON_YEARS, 12, 31)
    days = set(policy.changes_between(on, last))
    for _start, version in policy.spans:
        if version.tree is not None:
            for condition in conditions(version.tree):
                days.update(_thresholds(condition, facts))
    yield from sorted(day for day in days if on < day <= last)


def _thresholds(condition: Condition, facts: Facts) -> Iterator[date]:
    derived = DERIVED.get(condition.fact)
    if derived is None:
        return
    bounds = condition.value if isinstance(condition.value, tuple) else (condition.value,)
    for bound in bounds:
        for number in (int(str(bound)), int(str(bound)) + 1):
            day = derived.reached(facts, number)
            if day is not None:
                yield day


def _truth(policy: Policy, facts: Facts, day: date) -> Truth:
    version = policy.on(day)
    if version is None or version.check is None:
        return False
    return version.check(values_on(facts, day, version.medians, version.derived))


Route = dict[str, int]
"""For every fact the route touches, a bit set of the candidates it may have; bit 0 is as now."""


def _fewest(policy: Policy, facts: Facts, day: date) -> tuple[Suggestion, ...]:
    """The routes with the fewest steps on the day, least effort first, each decided again."""
    version = policy.on(day)
    if version is None or version.tree is None:
        return ()
    options = _options(version, facts, day)
    routes = _routes(version.tree, _Search(version, facts, day, options), wanted=True)
    best: list[Suggestion] = []
    for route in sorted(routes, key=_cost):
        steps = _steps(route, options)
        if best and len(steps) > len(best[0].steps):
            break
        then = _truth(policy, _applied(facts, steps), day) if steps else False
        if then is not False and all(steps != other.steps for other in best):
            best.append(Suggestion(day, steps, then))
    return tuple(best[:2])


def _steps(route: Route, options: Mapping[str, tuple[Value, ...]]) -> tuple[Step, ...]:
    return tuple(
        Step(fact, tuple(v for bit, v in enumerate(options[fact]) if mask >> bit & 1))
        for fact, mask in sorted(route.items())
        if not mask & 1
    )


def _applied(facts: Facts, steps: tuple[Step, ...]) -> Facts:
    return {**facts, **{step.fact: step.values[0] for step in steps}}


def _cost(route: Route) -> tuple[int, int, list[str]]:
    changed = sorted(fact for fact, mask in route.items() if not mask & 1)
    return len(changed), sum(FACTS[fact].effort for fact in changed), changed


@dataclass(frozen=True, slots=True)
class _Search:
    version: Version
    facts: Facts
    day: date
    options: Mapping[str, tuple[Value, ...]]

    def allowed(self, condition: Condition, wanted: bool) -> Route | None:
        """The candidates with which the condition is as wanted; None if there are none.

        An unknown fact may turn out either way, so it constrains nothing here.
        """
        fact = _lever(condition)
        mask = 0
        for bit, option in enumerate(self.options.get(fact, (None,))):
            truth = self._truth(condition, fact, option)
            if truth is None:
                return {}
            mask |= (truth is wanted) << bit
        return {fact: mask} if mask else None

    def _truth(self, condition: Condition, fact: str, option: Value | None) -> Truth:
        facts = self.facts if option is None else {**self.facts, fact: option}
        derived = frozenset((condition.fact,)) if condition.fact in DERIVED else frozenset()
        return outcome(condition, values_on(facts, self.day, self.version.medians, derived))


def _lever(condition: Condition) -> str:
    """The stored fact through which a condition could be changed."""
    derived = DERIVED.get(condition.fact)
    return condition.fact if derived is None else derived.reset or derived.needs[0]


def _routes(node: Node, search: _Search, *, wanted: bool) -> list[Route]:
    """Every way to make the node as wanted; unusable combinations are already gone."""
    if isinstance(node, Condition):
        route = search.allowed(node, wanted)
        return [] if route is None else [route]
    if isinstance(node, Negation):
        return _routes(node.part, search, wanted=not wanted)
    if isinstance(node, Reference):
        return [] if node.tree is None else _routes(node.tree, search, wanted=wanted)
    parts = (_routes(part, search, wanted=wanted) for part in node.parts)
    if (node.kind == "all") is not wanted:
        return _leanest([route for part in parts for route in part])
    routes: list[Route] = [{}]
    for part in parts:
        routes = _leanest([m for a in routes for b in part if (m := _merged(a, b)) is not None])
    return routes


def _leanest(routes: list[Route]) -> list[Route]:
    unique = {tuple(sorted(route.items())): route for route in routes}
    return sorted(unique.values(), key=_cost)[:MOST_ROUTES]


def _merged(one: Route, other: Route) -> Route | None:
    merged = dict(one)
    for fact, mask in other.items():
        merged[fact] = merged.get(fact, mask) & mask
        if not merged[fact]:
            return None
    return merged


def _options(version: Version, facts: Facts, day: date) -> dict[str, tuple[Value, ...]]:
    """For every known fact of the tree the values to try, the present one first."""
    options: dict[str, tuple[Value, ...]] = {}
    tree = version.tree
    by_fact: dict[str, list[Condition]] = {}
    for condition in conditions(tree) if tree is not None else ():
        by_fact.setdefault(_lever(condition), []).append(condition)
    for name, tests in by_fact.items():
        present = facts.get(name)
        if present is not None:
            others = _others(name, present, tests, facts, day, version.medians)
            options[name] = (present, *(v for v in others if v != present))
    return options


def _others(
    name: str,
    present: Value,
    tests: list[Condition],
    facts: Facts,
    day: date,
    medians: Medians,
) -> Iterator[Value]:
    fact = FACTS[name]
    if fact.change is Change.NEVER:
        return
    if fact.kind is Kind.YES_NO:
        yield not present
    elif fact.kind is Kind.CHOICE:
        yield from fact.choices
    elif fact.kind is Kind.SCHEMES and isinstance(present, frozenset):
        yield from _without(present, tests)
    elif fact.kind is Kind.WON:
        yield from (income for income in _incomes(tests, facts, medians) if income < present)  # type: ignore[operator]
    elif fact.renewed:
        yield day


def _without(present: frozenset[str], tests: list[Condition]) -> Iterator[frozenset[str]]:
    """The set after leaving one or more schemes that a test looks at, fewest first.

    Joining another scheme is never proposed.
    """
    named = {str(item) for t in tests if isinstance(t.value, frozenset) for item in t.value}
    leave = sorted(present & named)[:MOST_SCHEMES]
    for count in range(1, len(leave) + 1):
        for chosen in combinations(leave, count):
            yield present - frozenset(chosen)


def _incomes(tests: list[Condition], facts: Facts, medians: Medians) -> Iterator[int]:
    """The highest incomes that a test still allows, highest first."""
    size = facts.get("household_size")
    found = set()
    for condition in tests:
        limit = condition.value
        if isinstance(limit, int) and condition.fact == "household_income_won":
            found.add(limit)
        elif isinstance(limit, int) and isinstance(size, int) and medians:
            found.add(limit * median_for(size, medians) // PERCENT)
    yield from sorted(found, reverse=True)
