"""All programmes for one person, in the order a good clerk would tell them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naru.policies.rules.facts import Facts
from naru.policies.rules.nearest import Suggestion, nearest_changes
from naru.policies.rules.rulebook import Rulebook
from naru.policies.rules.trees import Truth
from naru.policies.rules.verdicts import Answer, Verdict, Why, decide, screen


class Group(StrEnum):
    """Where a programme stands on the result page, from top to bottom."""

    NOW = "now"
    COULD = "could"
    """A no that something would change."""
    ASKS = "asks"
    """Not yet known: there are facts to tell."""
    CANNOT = "cannot"
    """A no that nothing the person or time can do would change."""
    UNPUBLISHED = "unpublished"
    """Nobody says who may take part."""


@dataclass(frozen=True, slots=True)
class Line:
    """One programme's answer, and for a no what would change it."""

    group: Group
    verdict: Verdict
    changes: tuple[Suggestion, ...] = ()


def screened(book: Rulebook, facts: Facts, on: date) -> tuple[Line, ...]:
    """Every programme once, group by group.

    Within a group: what rests on the person's own facts before what is open to all; the fewest
    steps first and then the earliest day; the fewest questions first; then the pack's order.
    """
    order = list(Group)
    return tuple(
        sorted(_lines(book, facts, on), key=lambda one: (order.index(one.group), _rank(one)))
    )


def _lines(book: Rulebook, facts: Facts, on: date) -> Iterator[Line]:
    for policy in book.policies.values():
        verdict = decide(policy, facts, on)
        changes = nearest_changes(policy, facts, on) if verdict.answer is Answer.NO else ()
        yield Line(_group(verdict, changes), verdict, changes)


def _group(verdict: Verdict, changes: tuple[Suggestion, ...]) -> Group:
    if verdict.why is Why.NOT_PUBLISHED:
        return Group.UNPUBLISHED
    if verdict.answer is Answer.YES:
        return Group.NOW
    if verdict.answer is Answer.UNKNOWN:
        return Group.ASKS
    return Group.COULD if changes else Group.CANNOT


def _rank(line: Line) -> tuple[int, int]:
    if line.changes:
        nearest = line.changes[0]
        return len(nearest.steps), nearest.on.toordinal()
    return int(line.verdict.why is Why.OPEN), len(line.verdict.missing)


@dataclass(frozen=True, slots=True)
class Changed:
    """One policy whose bare answer is another one than before."""

    policy: str
    before: Truth
    after: Truth


def changed(
    before: dict[str, Truth], book: Rulebook, facts: Facts, on: date
) -> tuple[Changed, ...]:
    """What is answered otherwise now: after a new rule pack, on a new day, or with other facts.

    `before` are the answers that were last told (`verdicts.screen`). A policy that was not there
    before counts as a no, so that a new offer one may take is told; one that has gone counts as a
    no from now on. What was or is not known is no news: it is neither a promise nor a loss.
    """
    after = screen(book, facts, on)
    names = sorted({*before, *after})
    pairs = ((name, before.get(name, False), after.get(name, False)) for name in names)
    return tuple(
        Changed(name, was, now)
        for name, was, now in pairs
        if was is not now and None not in (was, now)
    )
