"""Policies as dated data: what was in force on which day, with where it is written."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from naru.policies.rules.derived import DERIVED, Medians
from naru.policies.rules.trees import Check, Node


class Standing(StrEnum):
    """What the city says about who may take part."""

    RULE = "rule"
    OPEN = "open to all"
    NOT_PUBLISHED = "not published"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Amount:
    """A parameter's value from a day on, with the source it was read in."""

    from_on: date
    value: object
    reference: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number, date or list the city changes over time, with its unit."""

    name: str
    unit: str
    amounts: tuple[Amount, ...]

    def on(self, day: date) -> Amount | None:
        """The amount in force on the day, None before the first."""
        place = bisect_right([amount.from_on for amount in self.amounts], day)
        return self.amounts[place - 1] if place else None


@dataclass(frozen=True, slots=True)
class Note:
    """Something the city tells in words, in both languages."""

    ko: str
    en: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What a person wants to know beside the answer; None where no source says it."""

    worth: Note | None = None
    takes: Note | None = None
    opens: Note | None = None
    papers: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """A rule's text from `valid_from` on. `check` gives the bare answer, `tree` the reasons."""

    valid_from: date
    standing: Standing
    sources: tuple[str, ...]
    tree: Node | None = None
    check: Check | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)
    derived: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    """The stored facts the rule looks at, behind derived ones too."""

    medians: Medians = field(default_factory=dict)
    offer: Offer = field(default_factory=Offer)
    notes: tuple[Note, ...] = ()
    confirmed_on: date | None = None
    successor: str | None = None
    not_published: tuple[str, ...] = ()
    """What no source says of who may take part: "age", "residence"."""

    @property
    def derived_versions(self) -> dict[str, int]:
        """Which version of each derived fact the rule was decided with."""
        return {name: DERIVED[name].version for name in sorted(self.derived)}


@dataclass(frozen=True, slots=True)
class Policy:
    """All that was ever in force for one offer, as spans `(first day, version)` in order.

    A span begins where the version, a parameter it uses, or a policy it refers to changes.
    """

    id: str
    programme: str
    spans: tuple[tuple[date, Version], ...]
    starts: tuple[date, ...]
    title: Note | None = None
    """A name of its own, where a programme has several policies."""

    def on(self, day: date) -> Version | None:
        """The version in force on the day with its parameters folded in, None before the first."""
        place = bisect_right(self.starts, day)
        return self.spans[place - 1][1] if place else None

    def changes_between(self, after: date, until: date) -> tuple[date, ...]:
        """The days in `(after, until]` on which something of the rule changes."""
        return tuple(start for start in self.starts if after < start <= until)


@dataclass(frozen=True, slots=True)
class Together:
    """Checks that can share one computation of derived facts."""

    derived: frozenset[str]
    medians: Medians
    checks: tuple[tuple[str, Check], ...]


@dataclass(frozen=True, slots=True)
class Day:
    """All rules in force on one day: the answers without a check, and the checks to run."""

    fixed: Mapping[str, bool | None]
    together: tuple[Together, ...]


MOST_DAYS = 64
"""How many days a rulebook keeps ready: requests ask for today, replays for few others."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every policy of a city as one pack; `digest` is the SHA-256 of `texts`, the files it is."""

    policies: Mapping[str, Policy]
    parameters: Mapping[str, Parameter]
    schemes: Mapping[str, Note]
    city: Note
    texts: Mapping[str, str]
    digest: str
    _days: dict[date, Day] = field(default_factory=dict, init=False, repr=False, compare=False)

    def day(self, on: date) -> Day:
        """Everything in force on the day, ready to answer for many people."""
        ready = self._days.get(on)
        if ready is None:
            if len(self._days) >= MOST_DAYS:
                self._days.clear()
            ready = self._days[on] = _day(self.policies, on)
        return ready

    @property
    def scheme_names(self) -> frozenset[str]:
        return frozenset(self.schemes)


def _day(policies: Mapping[str, Policy], on: date) -> Day:
    fixed: dict[str, bool | None] = {}
    groups: dict[int, list[tuple[str, Version, Check]]] = {}
    for policy in policies.values():
        version = policy.on(on)
        fixed[policy.id] = None if version else False
        if version is not None and version.check is not None:
            key = id(version.medians) if version.medians else 0
            groups.setdefault(key, []).append((policy.id, version, version.check))
    together = tuple(
        Together(
            frozenset[str]().union(*(version.derived for _id, version, _check in group)),
            group[0][1].medians,
            tuple((name, check) for name, _version, check in group),
        )
        for group in groups.values()
    )
    return Day(fixed, together)
