"""One reform from its file to the answer: read, store, compare."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from naru.city.pack import Pack
from naru.simulation.reading.costs import costs_on
from naru.simulation.reading.part import SimulationPart, read_alone, read_named
from naru.simulation.reading.reforms import FOLDER
from naru.simulation.rules.bulk import Bulk, Rule, rules_on
from naru.simulation.rules.comparing import (
    Compared,
    Comparison,
    Scenario,
    compare,
    compare_some,
)
from naru.simulation.rules.costing import Cost
from naru.simulation.rules.reforming import Reform, Written
from naru.simulation.rules.synthetic import Recipe
from naru.simulation.store.opening import opened
from naru.simulation.store.writing import Told, built


class NoSuchReform(Exception):
    """The pack has no reform of that name; the message lists those it has."""


@dataclass(frozen=True)
class Result:
    """What was compared, of which day, over whom."""

    reform: Reform
    on: date
    recipe: Recipe
    comparison: Comparison
    bulk: Bulk


class Simulator:
    """A store opened once, and the baseline of one day; every reform is compared with it.

    Keeps what was worked out, so that a slider on one parameter costs only what it changes.
    """

    def __init__(self, part: SimulationPart, store: Path, on: date) -> None:
        self.on = on
        self.written = part.written.in_force(on)
        self.amounts = part.costs
        self.costs = costs_on(self.amounts, self.written.parameters, on)
        self.bulk = Bulk(opened(store), on)
        self.rules = rules_on(self.written.policies(), on)

    @property
    def baseline(self) -> Scenario:
        """The rules in force, at their cost."""
        return Scenario(self.rules, self.costs)

    def scenario(self, reform: Reform) -> Scenario:
        """The rules with the reform in force; only what it can change is resolved again."""
        proposed = self.written.under(reform, self.on)
        ruled = {rule.policy for rule in reform.rules}
        touched = proposed.touched_by(reform.values, ruled)
        changed = rules_on(proposed.policies(touched), self.on) if touched else {}
        rules: dict[str, Rule] = {**self.rules, **changed}
        return Scenario(rules, self._costs(reform, proposed))

    def compared(self, reform: Reform) -> Comparison:
        """Baseline against reform."""
        return compare(self.bulk, self.baseline, self.scenario(reform))

    def slid(self, reform: Reform) -> tuple[Compared, ...]:
        """Only the policies that the reform can change, for a slider that moves."""
        proposed = self.written.under(reform, self.on)
        ruled = {rule.policy for rule in reform.rules}
        touched = sorted(proposed.touched_by(reform.values, ruled))
        return compare_some(self.bulk, self.baseline, self.scenario(reform), touched)

    def _costs(self, reform: Reform, proposed: Written) -> dict[str, Cost]:
        costs = costs_on(self.amounts, proposed.parameters, self.on)
        for change in reform.costs:
            costs[change.policy] = change.over(costs[change.policy])
        return costs


def simulated(
    city: Path,
    stores: Path,
    name: str,
    *,
    on: date | None = None,
    people: int | None = None,
    told: Told = lambda _people: None,
) -> Result:
    """The named reform of the city's pack over its made-up people; the store is made if needed.

    `on`: the day both rules are asked for, the day the city stands on if left out. `people`:
    a smaller city than the pack's. Raises `BadPack` or `NoSuchReform`; nothing is written then.
    """
    pack = Pack(city)
    part = read_alone(pack)
    if name not in part.reforms:
        there = ", ".join(part.reforms) or "none yet"
        raise NoSuchReform(f'There is no reform "{name}" in {pack.shown(FOLDER)}/: {there}.')
    reform = read_named(pack, part, name)
    pack.stop_if_wrong()
    recipe = replace(part.recipe, people=people) if people else part.recipe
    day = on or recipe.stands_on
    simulator = Simulator(part, built(stores, recipe, told), day)
    sure = pack.sure(reform)
    return Result(sure, day, recipe, simulator.compared(sure), simulator.bulk)
