"""A reform read and resolved against the rules in force; a slider that asks again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from naru.city.pack import Pack
from naru.simulation.reading.costs import costs_on
from naru.simulation.reading.part import SimulationPart, read_alone, read_named
from naru.simulation.reading.reforms import FOLDER
from naru.simulation.rules.bulk import Bulk, Rule
from naru.simulation.rules.comparing import (
    Compared,
    Comparison,
    Scenario,
    compare,
    compare_some,
)
from naru.simulation.rules.costing import Cost
from naru.simulation.rules.plain import NoSuchReform, Prepared
from naru.simulation.rules.reforming import Reform, Written, rules_on
from naru.simulation.store.opening import opened
from naru.simulation.store.writing import Told, built


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
        return self._after(reform)[0]

    def compared(self, reform: Reform) -> Comparison:
        """Baseline against reform."""
        return compare(self.bulk, self.baseline, self.scenario(reform))

    def slid(self, reform: Reform) -> tuple[Compared, ...]:
        """Only the policies that the reform can change, for a slider that moves."""
        after, touched = self._after(reform)
        return compare_some(self.bulk, self.baseline, after, sorted(touched))

    def _after(self, reform: Reform) -> tuple[Scenario, frozenset[str]]:
        """The scenario, and the policies that can differ from the baseline's."""
        proposed = self.written.under(reform, self.on)
        ruled = {rule.policy for rule in reform.rules}
        touched = proposed.touched_by(reform.values, ruled)
        changed = rules_on(proposed.policies(touched), self.on) if touched else {}
        rules: dict[str, Rule] = {**self.rules, **changed}
        return Scenario(rules, self._costs(reform, proposed)), touched

    def _costs(self, reform: Reform, proposed: Written) -> dict[str, Cost]:
        costs = costs_on(self.amounts, proposed.parameters, self.on)
        for change in reform.costs:
            costs[change.policy] = change.over(costs[change.policy])
        return costs


def prepared(
    city: Path,
    stores: Path,
    name: str,
    *,
    on: date | None = None,
    people: int | None = None,
    told: Told = lambda _people: None,
) -> Prepared:
    """The named reform read, checked and resolved, and its made-up city made; see `simulated`."""
    pack = Pack(city)
    part = read_alone(pack)
    if name not in part.reforms:
        there = ", ".join(part.reforms) or "none yet"
        raise NoSuchReform(f'There is no reform "{name}" in {pack.shown(FOLDER)}/: {there}.')
    reform = read_named(pack, part, name)
    pack.stop_if_wrong()
    sure = pack.sure(reform)
    recipe = replace(part.recipe, people=people) if people else part.recipe
    day = on or recipe.stands_on
    store = built(stores, recipe, told)
    simulator = Simulator(part, store, day)
    before, after = simulator.baseline, simulator.scenario(sure)
    counted = simulator.bulk.people.people
    return Prepared(name, sure.title.en, day, counted, store.name, before, after)
