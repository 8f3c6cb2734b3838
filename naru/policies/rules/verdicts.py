"""Deciding: one policy, one person's facts, one day; the same answer every time."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from naru.policies.rules.derived import DERIVED, values_on
from naru.policies.rules.facts import ORDER, Facts
from naru.policies.rules.rulebook import Policy, Rulebook, Standing, Version
from naru.policies.rules.trees import Reason, Truth, blamed


class Answer(StrEnum):
    """Yes, no, or not yet known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Why(StrEnum):
    """What kind of answer it is, beyond the conditions."""

    RULE = "rule"
    OPEN = "open"
    NOT_STARTED = "not_started"
    NOT_PUBLISHED = "not_published"
    ENDED = "ended"


WHYS = {
    Standing.RULE: Why.RULE,
    Standing.OPEN: Why.OPEN,
    Standing.NOT_PUBLISHED: Why.NOT_PUBLISHED,
    Standing.ENDED: Why.ENDED,
}
ANSWERS: dict[Truth, Answer] = {True: Answer.YES, False: Answer.NO, None: Answer.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer with every reason, the facts still needed, and the version it rests on."""

    policy: str
    on: date
    answer: Answer
    why: Why
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    version: Version | None = field(default=None, repr=False)


def decide(policy: Policy, facts: Facts, on: date) -> Verdict:
    """The answer to "may they?" on the day, with every reason and what is missing.

    Pure, and the same for any order of conditions. An unknown fact never makes a yes or a no
    that learning it could overturn. Facts must have passed `facts.checked`.
    """
    version = policy.on(on)
    if version is None:
        return Verdict(policy.id, on, Answer.NO, Why.NOT_STARTED)
    why = WHYS[version.standing]
    if version.tree is None:
        return Verdict(policy.id, on, Answer.UNKNOWN, why, version=version)
    values = values_on(facts, on, version.medians, version.derived)
    truth, reasons = blamed(version.tree, values)
    missing = missing_of(reasons, facts) if truth is None else ()
    return Verdict(policy.id, on, ANSWERS[truth], why, reasons, missing, version)


def screen(book: Rulebook, facts: Facts, on: date) -> dict[str, Truth]:
    """The bare answers of all policies at once: what a list of hundreds of people needs."""
    day = book.day(on)
    answers: dict[str, Truth] = dict(day.fixed)
    for group in day.together:
        values = values_on(facts, on, group.medians, group.derived)
        for name, check in group.checks:
            answers[name] = check(values)
    return answers


def missing_of(reasons: tuple[Reason, ...], facts: Facts) -> tuple[str, ...]:
    """The stored facts that the open reasons wait for, in the order they are asked."""
    names: set[str] = set()
    for reason in reasons:
        names.update(missing_of(reason.any_of, facts))
        if reason.condition is not None and reason.holds is None:
            fact = reason.condition.fact
            needs = DERIVED[fact].needs if fact in DERIVED else (fact,)
            names.update(name for name in needs if facts.get(name) is None)
    return tuple(sorted(names, key=ORDER.__getitem__))
