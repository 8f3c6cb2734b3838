"""From what is written (versions, `$parameters`, references) to what was in force when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from naru.policies.rules.derived import DERIVED, Medians
from naru.policies.rules.facts import Value
from naru.policies.rules.figures import filled, filled_offer, names_in, sentences_of
from naru.policies.rules.rulebook import Note, Offer, Parameter, Policy, Standing, Version
from naru.policies.rules.trees import (
    ENDED,
    OPEN_TO_ALL,
    Condition,
    Group,
    Negation,
    Node,
    Reference,
    compiled,
    conditions,
)

MEDIANS = "median-income"
"""The parameter that holds the median income by household size."""

INCOME = "income_percent"
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Named:
    """A constant written as `$name`: the dated parameter's value on the day."""

    name: str


@dataclass(frozen=True, slots=True)
class Written:
    """A condition as written; constants may be `Named`."""

    condition: Condition
    constants: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """One `[[version]]` as written."""

    valid_from: date
    standing: Standing
    sources: tuple[str, ...]
    when: object | None = None
    offer: Offer = field(default_factory=Offer)
    notes: tuple[Note, ...] = ()
    confirmed_on: date | None = None
    successor: str | None = None
    not_published: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One policy as written, versions in order of time."""

    id: str
    programme: str
    versions: tuple[DraftVersion, ...]
    title: Note | None = None


class Unresolvable(ValueError):
    """The drafts do not fit together; `policy`, `version` and `node` say where."""

    def __init__(self, policy: str, version: int, node: str, what: str) -> None:
        self.policy, self.version, self.node, self.what = policy, version, node, what
        super().__init__(f"{policy} version {version} {node}: {what}")


def resolved(drafts: Mapping[str, Draft], parameters: Mapping[str, Parameter]) -> dict[str, Policy]:
    """Every policy with its spans; refuses circles of references and values not yet in force."""
    done: dict[str, Policy] = {}

    def settle(name: str, stack: tuple[str, ...]) -> Policy:
        if name in done:
            return done[name]
        draft = drafts[name]
        for number, version in enumerate(draft.versions):
            for node, other in references(version.when):
                if other in (*stack, name):
                    circle = " → ".join((*stack, name, other))
                    raise Unresolvable(name, number, node, f"a circle of references: {circle}")
                if other not in drafts:
                    raise Unresolvable(name, number, node, f"no policy is called {other}")
                settle(other, (*stack, name))
        done[name] = _policy(draft, parameters, done)
        return done[name]

    for name in drafts:
        settle(name, ())
    return {name: done[name] for name in drafts}


def references(node: object) -> Iterator[tuple[str, str]]:
    """`(node id, policy)` of every reference in a written tree."""
    if isinstance(node, Reference):
        yield node.id, node.policy
    elif isinstance(node, Negation):
        yield from references(node.part)
    elif isinstance(node, Group):
        for part in node.parts:
            yield from references(part)


def _policy(
    draft: Draft, parameters: Mapping[str, Parameter], others: Mapping[str, Policy]
) -> Policy:
    spans: list[tuple[date, Version]] = []
    for number, version in enumerate(draft.versions):
        following = draft.versions[number + 1 :]
        until = following[0].valid_from if following else date.max
        spans.extend(
            (start, _span(draft.id, number, version, start, parameters, others))
            for start in _starts(version, until, parameters, others)
        )
    starts = tuple(start for start, _ in spans)
    return Policy(draft.id, draft.programme, tuple(spans), starts, draft.title)


def _starts(
    version: DraftVersion,
    until: date,
    parameters: Mapping[str, Parameter],
    others: Mapping[str, Policy],
) -> list[date]:
    """The version's own start and every later day on which something it rests on changes."""
    days = {version.valid_from}
    names = {*parameter_names(version.when), *_figures(version)}
    if MEDIANS in parameters and uses_medians(version.when):
        names.add(MEDIANS)
    for name in names:
        days.update(amount.from_on for amount in parameters[name].amounts)
    for _node, other in references(version.when):
        days.update(others[other].starts)
    return sorted(day for day in days if version.valid_from <= day < until)


def _figures(version: DraftVersion) -> frozenset[str]:
    return names_in(sentences_of(version.offer, version.notes))


def parameter_names(node: object) -> Iterator[str]:
    """Every `$name` of a written tree."""
    if isinstance(node, Written):
        yield from (item.name for item in node.constants if isinstance(item, Named))
    elif isinstance(node, Negation):
        yield from parameter_names(node.part)
    elif isinstance(node, Group):
        for part in node.parts:
            yield from parameter_names(part)


def uses_medians(node: object) -> bool:
    """Whether the written tree tests income against the median."""
    if isinstance(node, Written):
        return node.condition.fact == INCOME
    if isinstance(node, Negation):
        return uses_medians(node.part)
    return isinstance(node, Group) and any(uses_medians(part) for part in node.parts)


FIXED: dict[Standing, Node] = {Standing.OPEN: OPEN_TO_ALL, Standing.ENDED: ENDED}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the resolver stands, and what it may look up."""

    policy: str
    version: int
    day: date
    parameters: Mapping[str, Parameter]
    others: Mapping[str, Policy]


def _span(
    policy: str,
    number: int,
    version: DraftVersion,
    day: date,
    parameters: Mapping[str, Parameter],
    others: Mapping[str, Policy],
) -> Version:
    place = _Place(policy, number, day, parameters, others)
    tree = FIXED.get(version.standing) if version.when is None else _tree(version.when, place)
    for name in sorted(_figures(version)):
        _amount(name, "", place)
    tested = frozenset(c.fact for c in conditions(tree)) if tree else NONE
    derived = tested & DERIVED.keys()
    return Version(
        valid_from=version.valid_from,
        standing=version.standing,
        sources=version.sources,
        tree=tree,
        check=compiled(tree) if tree else None,
        parameters={
            name: _amount(name, "", place) for name in sorted(set(parameter_names(version.when)))
        },
        derived=derived,
        asked=(tested - derived).union(*(DERIVED[name].needs for name in derived)),
        medians=_medians(parameters, day) if INCOME in derived else {},
        offer=filled_offer(version.offer, parameters, day),
        notes=tuple(filled(note, parameters, day) for note in version.notes),
        confirmed_on=version.confirmed_on,
        successor=version.successor,
        not_published=version.not_published,
    )


def _tree(node: object, place: _Place) -> Node:
    if isinstance(node, Written):
        return _condition(node, place)
    if isinstance(node, Negation):
        return replace(node, part=_tree(node.part, place))
    if isinstance(node, Group):
        return replace(node, parts=tuple(_tree(part, place) for part in node.parts))
    if isinstance(node, Reference):
        version = place.others[node.policy].on(place.day)
        return replace(node, tree=version.tree if version else None)
    raise TypeError(node)


def _condition(written: Written, place: _Place) -> Condition:
    constants: list[Value] = []
    names: list[str] = []
    for item in written.constants:
        if isinstance(item, Named):
            names.append(item.name)
            got = _amount(item.name, written.condition.id, place)
            constants.extend(got if isinstance(got, list) else [got])  # type: ignore[list-item]
        else:
            constants.append(item)  # type: ignore[arg-type]
    value = folded(written.condition.operator, tuple(constants))
    return replace(written.condition, value=value, parameters=tuple(names))


def folded(operator: str, constants: tuple[Value, ...]) -> Value | tuple[Value, Value]:
    """The constants in the form the operator tests against."""
    if operator in ("one_of", "has_any", "has_none"):
        return frozenset(str(item) for item in constants)
    if operator == "between":
        low, high = constants
        return low, high
    return constants[0]


def _amount(name: str, node: str, place: _Place) -> object:
    amount = place.parameters[name].on(place.day)
    if amount is None:
        what = f"the parameter {name} has no value on {place.day}"
        raise Unresolvable(place.policy, place.version, node, what)
    return amount.value


def _medians(parameters: Mapping[str, Parameter], day: date) -> Medians:
    amount = parameters[MEDIANS].on(day) if MEDIANS in parameters else None
    return amount.value if amount and isinstance(amount.value, dict) else {}
