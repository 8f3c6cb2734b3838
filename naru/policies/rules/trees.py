"""Conditions and how they combine: all / any / not over tests of one fact each.

Answers are three-valued: True, False, or None while an unknown fact could still decide. `compiled`
gives the bare answer, `blamed` the conditions it hangs on; both follow Kleene's tables, so a
definite answer is never overturned by learning more.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from naru.policies.rules.derived import DERIVED
from naru.policies.rules.facts import FACTS, Kind, Value

Values = Mapping[str, Value]
Truth = bool | None
Check = Callable[[Values], Truth]


@dataclass(frozen=True, slots=True)
class Help:
    """A hand-written hint what the person can do about an unmet condition."""

    ko: str
    en: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One fact, one operator, constants. `parameters` names the dated values folded in."""

    id: str
    fact: str
    operator: str
    value: Value | tuple[Value, Value]
    parameters: tuple[str, ...] = ()
    help: Help | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Several nodes of which all, or any one, must hold."""

    id: str
    kind: Literal["all", "any"]
    parts: tuple["Node", ...]
    help: Help | None = None


@dataclass(frozen=True, slots=True)
class Negation:
    """Holds when its part does not."""

    id: str
    part: "Node"
    help: Help | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Holds when another policy says yes on the same day; `tree` is that policy's own."""

    id: str
    policy: str
    tree: "Node | None" = None
    help: Help | None = None


Node = Condition | Group | Negation | Reference

OPEN_TO_ALL, ENDED = Group("open-to-all", "all", ()), Group("ended", "any", ())
"""The rules that need no conditions: always true, never true."""


@dataclass(frozen=True, slots=True)
class Operator:
    """A test of one value: which kinds of facts it fits and how many constants it takes."""

    name: str
    kinds: frozenset[Kind]
    constants: Literal["one", "two", "many"]
    test: Callable[[Value, Value | tuple[Value, Value]], bool]


def _between(value: Value, bounds: Value | tuple[Value, Value]) -> bool:
    if not isinstance(bounds, tuple):
        raise TypeError(bounds)
    return bool(bounds[0] <= value <= bounds[1])  # type: ignore[operator]


NUMBERS = frozenset({Kind.COUNT, Kind.WON})
OPERATORS: dict[str, Operator] = {
    operator.name: operator
    for operator in (
        Operator("is", frozenset({Kind.YES_NO, Kind.CHOICE}), "one", lambda v, c: v == c),
        Operator("one_of", frozenset({Kind.CHOICE}), "many", lambda v, c: v in c),  # type: ignore[operator]
        Operator("at_least", NUMBERS, "one", lambda v, c: v >= c),  # type: ignore[operator]
        Operator("at_most", NUMBERS, "one", lambda v, c: v <= c),  # type: ignore[operator]
        Operator("from", frozenset({Kind.DAY}), "one", lambda v, c: v >= c),  # type: ignore[operator]
        Operator("until", frozenset({Kind.DAY}), "one", lambda v, c: v <= c),  # type: ignore[operator]
        Operator("between", NUMBERS | {Kind.DAY}, "two", _between),
        Operator("has_any", frozenset({Kind.SCHEMES}), "many", lambda v, c: bool(v & c)),  # type: ignore[operator]
        Operator("has_none", frozenset({Kind.SCHEMES}), "many", lambda v, c: not v & c),  # type: ignore[operator]
    )
}


def kind_of(fact: str) -> Kind:
    """The kind of a stored or derived fact; derived ones are whole numbers."""
    return FACTS[fact].kind if fact in FACTS else Kind.COUNT


def operators_for(fact: str) -> tuple[str, ...]:
    """The operators a rule may use on this fact."""
    if fact in DERIVED:
        return tuple(sorted(DERIVED[fact].operators))
    return tuple(name for name, op in OPERATORS.items() if kind_of(fact) in op.kinds)


def outcome(condition: Condition, values: Values) -> Truth:
    """The condition on its own: None when its fact is unknown."""
    value = values.get(condition.fact)
    if value is None:
        return None
    return OPERATORS[condition.operator].test(value, condition.value)


def compiled(node: Node) -> Check:
    """The tree as one callable that gives only the bare answer."""
    if isinstance(node, Condition):
        return _compiled_condition(node)
    if isinstance(node, Negation):
        return _negated(compiled(node.part))
    if isinstance(node, Reference):
        return compiled(node.tree) if node.tree is not None else _never_known
    parts = tuple(compiled(part) for part in node.parts)
    return _combined(parts, stop=node.kind == "any")


def _compiled_condition(condition: Condition) -> Check:
    name, constant = condition.fact, condition.value
    test = OPERATORS[condition.operator].test

    def check(values: Values) -> Truth:
        value = values.get(name)
        return None if value is None else test(value, constant)

    return check


def _negated(part: Check) -> Check:
    def check(values: Values) -> Truth:
        got = part(values)
        return None if got is None else not got

    return check


def _combined(parts: tuple[Check, ...], *, stop: bool) -> Check:
    """Any part that is `stop` settles it; else an unknown part leaves it open."""

    def check(values: Values) -> Truth:
        answer: Truth = not stop
        for part in parts:
            got = part(values)
            if got is stop:
                return stop
            if got is None:
                answer = None
        return answer

    return check


def _never_known(_values: Values) -> Truth:
    return None


@dataclass(frozen=True, slots=True)
class Reason:
    """A condition the answer hangs on.

    `wanted` is what the tree wants of the condition, `holds` whether it is so (None: not known),
    `value` what we know. `any_of` is filled for "one of these would do" and then has no condition.
    `node` is the path of ids, through another policy where the rule refers to one.
    """

    node: str
    holds: Truth
    wanted: bool = True
    condition: Condition | None = None
    value: Value | None = None
    any_of: tuple["Reason", ...] = ()
    help: Help | None = None


Blame = tuple[Truth, tuple[Reason, ...]]


def blamed(node: Node, values: Values, *, wanted: bool = True, path: str = "") -> Blame:
    """Whether `node` is as `wanted`, and the reasons: every one, in the order of the tree.

    Where all must hold: the failing parts, else the unknown ones, else all. Where one is enough:
    those that hold, else one "any of" reason over the parts that could still make it.
    """
    if isinstance(node, Condition):
        return _blamed_condition(node, values, wanted, path)
    if isinstance(node, Negation):
        return blamed(node.part, values, wanted=not wanted, path=path)
    if isinstance(node, Reference):
        inner = f"{path}{node.id}/"
        if node.tree is None:
            return None, (Reason(inner[:-1], None, wanted),)
        return blamed(node.tree, values, wanted=wanted, path=inner)
    parts = [blamed(part, values, wanted=wanted, path=path) for part in node.parts]
    if (node.kind == "all") is wanted:
        return _all_of(parts)
    return _one_of(parts, f"{path}{node.id}", node.help)


def _blamed_condition(condition: Condition, values: Values, wanted: bool, path: str) -> Blame:
    got = outcome(condition, values)
    holds = None if got is None else got is wanted
    value = values.get(condition.fact)
    reason = Reason(f"{path}{condition.id}", holds, wanted, condition, value, (), condition.help)
    return holds, (reason,)


def _all_of(parts: list[Blame]) -> Blame:
    truths = {truth for truth, _ in parts}
    verdict = False if False in truths else None if None in truths else True
    return verdict, tuple(r for truth, reasons in parts if truth is verdict for r in reasons)


def _one_of(parts: list[Blame], node: str, hint: Help | None) -> Blame:
    truths = {truth for truth, _ in parts}
    verdict = True if True in truths else None if None in truths else False
    chosen = tuple(r for truth, reasons in parts if truth is verdict for r in reasons)
    if verdict is True or (len(parts) == 1):
        return verdict, chosen
    return verdict, (Reason(node, verdict, any_of=chosen, help=hint),)


def conditions(node: Node) -> Iterator[Condition]:
    """Every condition of the tree, those of policies it refers to included."""
    if isinstance(node, Condition):
        yield node
    elif isinstance(node, Negation):
        yield from conditions(node.part)
    elif isinstance(node, Reference):
        if node.tree is not None:
            yield from conditions(node.tree)
    else:
        for part in node.parts:
            yield from conditions(part)
