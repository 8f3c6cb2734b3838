"""What to ask next: the fact that settles most, and only facts that can still change an answer."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from naru.policies.rules.facts import ORDER, Facts
from naru.policies.rules.rulebook import Policy
from naru.policies.rules.verdicts import Answer, decide


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
    for policy in policies:
        verdict = decide(policy, known, on)
        if verdict.answer is Answer.UNKNOWN:
            for name in verdict.missing:
                votes[name] += 60 // len(verdict.missing)
    return votes
