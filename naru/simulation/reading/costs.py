"""`simulation/costs.toml`: what a policy is worth a person and year, and how many take it up."""

from collections.abc import Mapping, Sequence
from datetime import date

from pydantic import Field

from naru.city.pack import Pack, Read
from naru.city.schema import Code, Part, Words
from naru.policies.rules.rulebook import Parameter
from naru.simulation.rules.costing import WHOLE, Cost

FILE = "simulation/costs.toml"


class CostEntry(Part):
    """One policy's cost. An amount is won, or a parameter's name with how often a year."""

    policy: Code = Field(description="the name of a file in policies/, without .toml")
    won: int | None = Field(None, ge=0, description="won a person and year")
    parameter: Code | None = Field(None, description="instead of won: an amount in parameters/")
    times: int = Field(1, ge=1, description="how often a year the parameter's amount is paid")
    take_up: int = Field(ge=0, le=WHOLE, description="per cent of those who may that take part")
    places: int | None = Field(None, ge=0, description="most people a year, or left out")
    budget_won: int | None = Field(None, ge=0, description="most won a year, or left out")
    sample: bool = Field(description="true where a number is invented, else false")
    source: Code | None = Field(None, description="where the amount is written, or left out")
    note: Words | None = Field(None, description="what to know about it, ko and en")


class CostsFile(Part):
    """The content of `simulation/costs.toml`."""

    cost: list[CostEntry] = Field(min_length=1, description="one table [[cost]] for each policy")


def costs_on(file: CostsFile, parameters: Mapping[str, Parameter], on: date) -> dict[str, Cost]:
    """The cost of each policy on the day; one whose amount is not in force yet is left out."""
    costs = {}
    for entry in file.cost:
        won = _won(entry, parameters, on)
        if won is not None:
            costs[entry.policy] = Cost(
                entry.policy, won, entry.take_up, entry.places, entry.budget_won
            )
    return costs


def _won(entry: CostEntry, parameters: Mapping[str, Parameter], on: date) -> int | None:
    if entry.parameter is None:
        return entry.won
    amount = parameters[entry.parameter].on(on)
    return amount.value * entry.times if amount and isinstance(amount.value, int) else None


def check(
    pack: Pack, read: Read[CostsFile], policies: Sequence[str], parameters: Sequence[str]
) -> None:
    """Note policies and parameters that do not exist, and amounts given twice or not at all."""
    pack.once(read, "cost", "policy", [entry.policy for entry in read.value.cost])
    for number, entry in enumerate(read.value.cost):
        path = ("cost", number)
        pack.refer(read, (*path, "policy"), entry.policy, policies, "policies/")
        pack.refer(read, (*path, "parameter"), entry.parameter, parameters, "parameters/")
        if (entry.won is None) is (entry.parameter is None):
            what = "a cost has either won or parameter."
            pack.problems.append(read.problem(path, what, "Write one of the two."))
