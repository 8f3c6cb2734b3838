"""A question that is checked and resolved; as plain lists for JSON, and back.

What does not have the shape that `to_plain` gives is refused as `NotPlain`.
"""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any, Literal, cast

from naru.policies.rules.derived import Medians
from naru.policies.rules.trees import Condition, Group, Help, Negation, Node, Reference
from naru.simulation.rules.bulk import Rule
from naru.simulation.rules.comparing import Scenario
from naru.simulation.rules.costing import Cost

Plain = Any
"""Lists, texts, numbers, true, false and null, as JSON has them."""


class NoSuchReform(Exception):
    """The pack has no reform of that name; the message lists those it has."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reform's name and English title, the day, and both sets of rules.

    `people` is the size of the made-up city, `store` the folder it lies in, below the others.
    """

    name: str
    title: str
    on: date
    people: int
    store: str
    before: Scenario
    after: Scenario


class NotPlain(ValueError):
    """These lists are no question; the message says what was not expected."""


def to_plain(prepared: Prepared) -> Plain:
    """Rules and costs of the reform only where they are not those of the baseline."""
    before, after = prepared.before, prepared.after
    return [
        *(prepared.name, prepared.title, prepared.on.isoformat(), prepared.people, prepared.store),
        _from_scenario(before.rules, before.costs),
        _from_scenario(
            {name: rule for name, rule in after.rules.items() if before.rules.get(name) != rule},
            {name: cost for name, cost in after.costs.items() if before.costs.get(name) != cost},
        ),
    ]


def from_plain(plain: Plain) -> Prepared:
    """The question again."""
    try:
        name, title, day, people, store, before, changed = plain
        rules, costs = _to_scenario(before)
        other_rules, other_costs = _to_scenario(changed)
        return Prepared(
            _text(name),
            _text(title),
            date.fromisoformat(day),
            _count(people),
            _text(store),
            Scenario(rules, costs),
            Scenario({**rules, **other_rules}, {**costs, **other_costs}),
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotPlain(str(error)) from error


def _from_scenario(rules: Mapping[str, Rule], costs: Mapping[str, Cost]) -> Plain:
    written = [
        [name, _from_node(rule.tree), sorted(rule.medians.items())] for name, rule in rules.items()
    ]
    return [written, [list(astuple(cost)) for cost in costs.values()]]


def _to_scenario(plain: Plain) -> tuple[dict[str, Rule], dict[str, Cost]]:
    rules, costs = plain
    return (
        {_text(name): Rule(_to_node(tree), _medians(pairs)) for name, tree, pairs in rules},
        {_text(cost[0]): Cost(cost[0], *map(_count_or_none, cost[1:])) for cost in costs},  # type: ignore[arg-type]
    )


def _from_node(node: Node | None) -> Plain:
    if node is None:
        return None
    hint = [node.help.ko, node.help.en] if node.help else None
    if isinstance(node, Condition):
        test = [node.fact, node.operator, _from_value(node.value), list(node.parameters)]
        return ["test", node.id, hint, *test]
    if isinstance(node, Negation):
        return ["not", node.id, hint, _from_node(node.part)]
    if isinstance(node, Reference):
        return ["policy", node.id, hint, node.policy, _from_node(node.tree)]
    return [node.kind, node.id, hint, [_from_node(part) for part in node.parts]]


def _to_node(plain: Plain) -> Node | None:
    if plain is None:
        return None
    kind, name, words, *rest = plain
    hint = Help(*map(_text, words)) if words else None
    match kind, rest:
        case "test", [fact, operator, value, parameters]:
            named = tuple(map(_text, parameters))
            test = (_text(fact), _text(operator), _to_value(value))
            return Condition(_text(name), *test, named, hint)
        case "not", [part]:
            return Negation(_text(name), _sure(_to_node(part)), hint)
        case "policy", [policy, tree]:
            return Reference(_text(name), _text(policy), _to_node(tree), hint)
        case (("all" | "any"), [parts]):
            some = tuple(_sure(_to_node(part)) for part in parts)
            return Group(_text(name), cast("Literal['all', 'any']", kind), some, hint)
    raise NotPlain(f"no node: {kind}")


def _from_value(value: object) -> Plain:
    if isinstance(value, tuple):
        return ["between", *map(_from_value, value)]
    if isinstance(value, frozenset):
        return ["one of", *sorted(value)]
    return ["day", value.isoformat()] if isinstance(value, date) else value


def _to_value(plain: Plain) -> Any:
    match plain:
        case bool() | int() | str():
            return plain
        case ["between", low, high]:
            return _to_value(low), _to_value(high)
        case ["one of", *values]:
            return frozenset(map(_text, values))
        case ["day", str(day)]:
            return date.fromisoformat(day)
    raise NotPlain(f"no value: {plain}")


def _medians(pairs: Plain) -> Medians:
    return {_count(size): _count(won) for size, won in pairs}


def _text(plain: Plain) -> str:
    if isinstance(plain, str):
        return plain
    raise NotPlain(f"no text: {plain}")


def _count(plain: Plain) -> int:
    if isinstance(plain, int) and not isinstance(plain, bool):
        return plain
    raise NotPlain(f"no number: {plain}")


def _count_or_none(plain: Plain) -> int | None:
    return None if plain is None else _count(plain)


def _sure(node: Node | None) -> Node:
    if node is None:
        raise NotPlain("a node is missing")
    return node
