"""`reforms/*.toml`: what might be changed, checked as strictly as the rules themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from pydantic import Field

from naru.city.lines import Path
from naru.city.pack import Pack, Read
from naru.city.schema import Code, Names, Part, Words
from naru.policies.reading import trees
from naru.policies.reading.constants import Known, as_list, mistakes
from naru.policies.reading.schema import (
    AmountEntry,
    NodeEntry,
    ParameterEntry,
    PolicyFile,
    Value,
)
from naru.policies.rules.rulebook import Note, Standing
from naru.simulation.rules.costing import WHOLE, CostChange
from naru.simulation.rules.reforming import NewRule, Reform

FOLDER = "reforms"


class ParameterChange(Part):
    """Another value of a parameter: a whole new one, or so much more."""

    name: Code = Field(description="a parameter of parameters/, such as `midlife`")
    value: Value | dict[str, int] | None = Field(None, description="the new value")
    add: int | list[int] | None = Field(
        None, description="instead of value: what is added, to each number where it is a list"
    )


class PolicyChange(Part):
    """Another rule of a policy."""

    id: Code = Field(description="the name of a file in policies/, without .toml")
    rule: Literal["published", "open to all", "ended"] = Field(
        "published", description='"open to all" or "ended" where there is no `when`'
    )
    when: NodeEntry | None = Field(None, description="the new tree, as [policy.when]")


class CostEntry(Part):
    """Another cost of a policy."""

    policy: Code = Field(description="the name of a file in policies/, without .toml")
    won: int | None = Field(None, ge=0, description="won a person and year")
    take_up: int | None = Field(None, ge=0, le=WHOLE, description="per cent that take part")
    places: int | None = Field(None, ge=0, description="most people a year")
    budget_won: int | None = Field(None, ge=0, description="most won a year")


class ReformFile(Part):
    """The content of one file in `reforms/`."""

    title: Names = Field(description="what it is called, as { ko = …, en = … }")
    why: Words = Field(description="what it is for, in a sentence, ko and en")
    parameter: list[ParameterChange] = Field([], description="tables [[parameter]]")
    policy: list[PolicyChange] = Field([], description="tables [[policy]]")
    cost: list[CostEntry] = Field([], description="tables [[cost]]")


@dataclass(frozen=True)
class Rules:
    """The written rules a reform is checked against."""

    policies: list[Read[PolicyFile]]
    parameters: Mapping[str, ParameterEntry]
    schemes: frozenset[str]
    costed: frozenset[str]

    @property
    def names(self) -> list[str]:
        return [PurePath(read.file).stem for read in self.policies]


def read_reform(pack: Pack, name: str, rules: Rules) -> Reform | None:
    """One reform by its file's name without .toml, or None with every mistake noted."""
    before = len(pack.problems)
    read = pack.toml(f"{FOLDER}/{name}.toml", ReformFile)
    if read is None:
        return None
    values = {}
    for number, change in enumerate(read.value.parameter):
        value = _value(pack, read, ("parameter", number), change, rules)
        if value is not None:
            values[change.name] = value
    for number, rule in enumerate(read.value.policy):
        _check_rule(pack, read, ("policy", number), rule, rules)
    for number, cost in enumerate(read.value.cost):
        pack.refer(
            read, ("cost", number, "policy"), cost.policy, sorted(rules.costed), "costs.toml"
        )
    if not (read.value.parameter or read.value.policy or read.value.cost):
        what = "this reform changes nothing."
        pack.problems.append(read.problem((), what, "Add [[parameter]], [[policy]] or [[cost]]."))
    if len(pack.problems) > before:
        return None
    return _reform(name, read.value, values)


def _reform(name: str, file: ReformFile, values: dict[str, object]) -> Reform:
    standings = {"open to all": Standing.OPEN, "ended": Standing.ENDED, "published": Standing.RULE}
    ruled = tuple(
        NewRule(rule.id, standings[rule.rule], trees.tree(rule.when) if rule.when else None)
        for rule in file.policy
    )
    costs = tuple(CostChange(c.policy, c.won, c.take_up, c.places, c.budget_won) for c in file.cost)
    return Reform(name, Note(file.title.ko, file.title.en), values, ruled, costs)


def _check_rule(
    pack: Pack, read: Read[ReformFile], path: Path, rule: PolicyChange, rules: Rules
) -> None:
    pack.refer(read, (*path, "id"), rule.id, rules.names, "policies/")
    if (rule.rule == "published") is (rule.when is None):
        what = "a published rule has a tree, and no other has one."
        pack.problems.append(read.problem(path, what, "Write [policy.when], or rule alone."))
    if rule.when is None:
        return
    known = Known(rules.parameters, rules.schemes)
    trees.check(pack, read, rule.when, (*path, "when"), known)
    for place, node in trees.nodes(rule.when, (*path, "when")):
        pack.refer(read, (*place, "policy"), node.policy, rules.names, "policies/")


def _value(
    pack: Pack, read: Read[ReformFile], path: Path, change: ParameterChange, rules: Rules
) -> object | None:
    """The parameter's new value if it fits every rule that uses it."""
    pack.refer(read, (*path, "name"), change.name, list(rules.parameters), "parameters/")
    if (change.value is None) is (change.add is None):
        what = "a parameter has either value or add."
        pack.problems.append(read.problem(path, what, "Write one of the two."))
        return None
    if change.name not in rules.parameters:
        return None
    entry = rules.parameters[change.name]
    value = change.value if change.add is None else _sum(entry.amount[-1].value, change.add)
    if value is None:
        what = f"{change.name} is no number that can be added to."
        pack.problems.append(read.problem((*path, "add"), what, "Write value instead."))
        return None
    for what, right in _misfits(change.name, value, rules):
        pack.problems.append(read.problem((*path, "value"), what, right))
    if isinstance(value, dict):
        return {int(size): won for size, won in value.items()}
    return value


def _sum(now: object, more: int | list[int]) -> list[int] | int | None:
    numbers = as_list(now)
    extra = more if isinstance(more, list) else [more] * len(numbers)
    whole = [n for n in numbers if isinstance(n, int) and not isinstance(n, bool)]
    if len(whole) != len(numbers) or len(extra) != len(whole):
        return None
    sums = [a + b for a, b in zip(whole, extra, strict=True)]
    return sums if isinstance(now, list) else sums[0]


def _alike(value: object, now: object) -> bool:
    """A table by household keeps its sizes, and no amount in it is nothing."""
    if not isinstance(value, dict) or not isinstance(now, dict):
        return not isinstance(value, dict) and not isinstance(now, dict)
    return value.keys() == now.keys() and all(won > 0 for won in value.values())


def _misfits(name: str, value: object, rules: Rules) -> list[tuple[str, str]]:
    """What is wrong with the value in the tests that name the parameter, each said once."""
    entry = rules.parameters[name]
    if not _alike(value, entry.amount[-1].value):
        return [(f"{name} does not look so.", "Write it as in parameters/.")]
    amount = AmountEntry.model_construct(from_on=entry.amount[-1].from_on, value=value, source="")  # type: ignore[arg-type]
    proposed = entry.model_copy(update={"amount": [amount]})
    known = Known({**rules.parameters, name: proposed}, rules.schemes)
    found: dict[tuple[str, str], None] = {}
    for read in rules.policies:
        for version in read.value.version:
            for _place, node in trees.nodes(version.when, ()) if version.when else ():
                if f"${name}" in as_list(node.value):
                    for _key, what, right in mistakes(
                        str(node.fact), str(node.op), node.value, known
                    ):
                        found[what, right] = None
    return list(found)
