"""What to ask next: the fact that settles most, and only facts that can still change an answer."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from naru.policies.rules.derived import values_on
from naru.policies.rules.facts import FACTS, ORDER, Facts, Kind, Value
from naru.policies.rules.rulebook import Policy
from naru.policies.rules.verdicts import decide


def next_question(
    policies: Iterable[Policy], known: Facts, on: date, skipped: frozenset[str] = frozenset()
) -> str | None:
    """The fact to ask next, or None when nothing askable can change an answer any more.

    Each undecided policy has one vote, shared among the facts it waits for, so a fact that alone
    settles an answer weighs most. Ties go to the fact that comes first in the closed list.
    """
    votes = open_questions(policies, known, on)
    asked = [name for name in votes if name not in skipped]
    return min(asked, key=lambda name: (-votes[name], ORDER[name]), default=None)


def open_questions(policies: Iterable[Policy], known: Facts, on: date) -> Counter[str]:
    """Every fact that can still change an answer, with its weight."""
    votes: Counter[str] = Counter()
    for policy in undecided(policies, known, on):
        missing = decide(policy, known, on).missing
        for name in missing:
            votes[name] += 60 // len(missing)
    return votes


def undecided(policies: Iterable[Policy], known: Facts, on: date) -> Iterator[Policy]:
    """The policies whose answer waits for a fact; told by the bare answer, which is quick."""
    for policy in policies:
        version = policy.on(on)
        if version is None or version.check is None:
            continue
        if version.check(values_on(known, on, version.medians, version.derived)) is None:
            yield policy


def waiting_for(policies: Iterable[Policy], known: Facts, on: date, fact: str) -> list[Policy]:
    """The policies whose answer this fact can still change, in the pack's order."""
    return [policy for policy in policies if fact in decide(policy, known, on).missing]


def questions_left(
    policies: Iterable[Policy], known: Facts, on: date, skipped: frozenset[str] = frozenset()
) -> int:
    """How many more questions most people get from here, the next one included.

    Nobody knows the answers to come, so those that most people give are followed to the end. What
    comes out differently makes it one or two more or fewer: say "about".
    """
    facts = dict(known)
    open_ = list(policies)
    count = 0
    while (name := next_question(open_, facts, on, skipped)) is not None:
        facts[name] = usual_answer(name, on)
        open_ = list(undecided(open_, facts, on))
        count += 1
    return count


COMMON: dict[str, Value] = {"lives_in_city": True, "works_in_city": True, "household_size": 2}
YEARS_OLD = 52


def usual_answer(name: str, on: date) -> Value:
    """What most people of middle age would answer; only for counting questions."""
    if name in COMMON:
        return COMMON[name]
    match FACTS[name].kind:
        case Kind.YES_NO:
            return False
        case Kind.CHOICE:
            return FACTS[name].choices[0]
        case Kind.SCHEMES:
            return frozenset()
        case Kind.DAY:
            return date(on.year - YEARS_OLD, 1, 1) if name == "birth_on" else on
    return 0
