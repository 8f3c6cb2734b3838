"""A reform: dated parameters and rules written over from a day on, resolved like the real ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from naru.policies.rules.resolving import (
    MEDIANS,
    Draft,
    DraftVersion,
    parameter_names,
    references,
    resolved,
    uses_medians,
)
from naru.policies.rules.rulebook import Amount, Note, Parameter, Policy, Standing
from naru.simulation.rules.bulk import NOT_BEGUN, Rule
from naru.simulation.rules.costing import CostChange

HYPOTHETICAL = "reform"
"""The source of a value that is only proposed."""


@dataclass(frozen=True, slots=True)
class NewRule:
    """A policy's rule from the reform's day on."""

    policy: str
    standing: Standing
    when: object | None = None


@dataclass(frozen=True, slots=True)
class Reform:
    """What would be changed. `values` are whole new values of parameters by name."""

    name: str
    title: Note
    values: Mapping[str, object]
    rules: tuple[NewRule, ...] = ()
    costs: tuple[CostChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Rests:
    """What a policy rests on: parameters by name, other policies, and the median incomes."""

    parameters: frozenset[str]
    policies: frozenset[str]
    medians: bool

    def on_any(self, parameters: set[str]) -> bool:
        """Whether one of these parameters can change it."""
        return bool(parameters & self.parameters) or (self.medians and MEDIANS in parameters)


@dataclass(frozen=True, slots=True)
class Written:
    """All policies and parameters as written, of which a day's rules are made."""

    drafts: Mapping[str, Draft]
    parameters: Mapping[str, Parameter]
    _rests: dict[str, Rests] = field(default_factory=dict, repr=False, compare=False)
    """Found once for each draft and handed on to a reform, which writes few of them anew."""

    def in_force(self, on: date) -> "Written":
        """The same with only the version of each policy that is in force on the day."""
        drafts = {}
        for name, draft in self.drafts.items():
            begun = [version for version in draft.versions if version.valid_from <= on]
            drafts[name] = replace(draft, versions=tuple(begun[-1:]))
        return Written(drafts, self.parameters)

    def under(self, reform: Reform, on: date) -> "Written":
        """With the reform in force from `on` on, whatever else was written for later."""
        parameters = {
            **self.parameters,
            **{
                name: valued(self.parameters[name], value, on)
                for name, value in reform.values.items()
            },
        }
        drafts, rests = dict(self.drafts), self._rests
        for rule in reform.rules:
            drafts[rule.policy] = _ruled(drafts[rule.policy], rule, on)
        if reform.rules:
            anew = {rule.policy for rule in reform.rules}
            rests = {name: there for name, there in rests.items() if name not in anew}
        return Written(drafts, parameters, rests)

    def policies(self, names: Iterable[str] | None = None) -> dict[str, Policy]:
        """Resolved; only `names` and what they refer to, if given."""
        wanted = set(self.drafts if names is None else self._closed(names))
        return resolved({n: d for n, d in self.drafts.items() if n in wanted}, self.parameters)

    def touched_by(self, parameters: Iterable[str], policies: Iterable[str]) -> frozenset[str]:
        """What a change of these can change: themselves, and whatever rests on them in turn."""
        changed = set(parameters)
        touched = {n for n in self.drafts if self._on(n).on_any(changed)} | set(policies)
        while more := {
            name
            for name in self.drafts
            if name not in touched and self._on(name).policies & touched
        }:
            touched |= more
        return frozenset(touched)

    def _closed(self, names: Iterable[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(self._on(name).policies)
        return found

    def _on(self, name: str) -> Rests:
        found = self._rests.get(name)
        if found is None:
            found = self._rests[name] = _rests_of(self.drafts[name])
        return found


def rules_on(policies: Mapping[str, Policy], on: date) -> dict[str, Rule]:
    """The rule of each policy on the day; one that has not begun admits nobody."""
    rules: dict[str, Rule] = {}
    for name, policy in policies.items():
        version = policy.on(on)
        rules[name] = Rule(version.tree, version.medians) if version else NOT_BEGUN
    return rules


def valued(parameter: Parameter, value: object, on: date) -> Parameter:
    """The parameter with this value from the day on."""
    before = tuple(amount for amount in parameter.amounts if amount.from_on < on)
    return replace(parameter, amounts=(*before, Amount(on, value, HYPOTHETICAL)))


def _ruled(draft: Draft, rule: NewRule, on: date) -> Draft:
    before = tuple(version for version in draft.versions if version.valid_from < on)
    proposed = DraftVersion(on, rule.standing, (HYPOTHETICAL,), rule.when)
    return replace(draft, versions=(*before, proposed))


def _rests_of(draft: Draft) -> Rests:
    trees = [version.when for version in draft.versions]
    return Rests(
        frozenset(name for tree in trees for name in parameter_names(tree)),
        frozenset(other for tree in trees for _node, other in references(tree)),
        any(uses_medians(tree) for tree in trees),
    )
