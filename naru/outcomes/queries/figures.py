"""What became of people, in counts that name nobody: for the city's pages."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from naru.outcomes.models import FollowUp
from naru.outcomes.rules.counting import shown_counts
from naru.outcomes.rules.terms import FollowTerms, Question


@dataclass(frozen=True)
class Figure:
    """Answers to one question so many days after; None for counts of too few people."""

    question: Question
    counts: dict[str, int | None]


@dataclass(frozen=True)
class Outcome:
    """How it went so many days after a certificate; `answered` is None for too few people."""

    after_days: int
    asked: int
    answered: int | None
    figures: Sequence[Figure]


def outcomes(terms: FollowTerms) -> list[Outcome]:
    """For each time people are asked at, by question. Two queries."""
    asked = dict(FollowUp.objects.values_list("after_days").annotate(n=Count("pk")))
    rows = FollowUp.objects.filter(answered_at__isnull=False)
    told: dict[int, list[dict[str, str]]] = {}
    for days, answers in rows.values_list("after_days", "answers"):
        told.setdefault(days, []).append(answers)
    return [
        _outcome(days, asked.get(days, 0), told.get(days, []), terms) for days in terms.after_days
    ]


def _outcome(days: int, asked: int, told: Sequence[dict[str, str]], terms: FollowTerms) -> Outcome:
    return Outcome(
        after_days=days,
        asked=asked,
        answered=len(told) if len(told) >= terms.smallest else None,
        figures=[Figure(one, _counts(one, told, terms.smallest)) for one in terms.questions],
    )


def _counts(
    question: Question, told: Sequence[dict[str, str]], smallest: int
) -> dict[str, int | None]:
    found = Counter(answers.get(question.code, "") for answers in told)
    return shown_counts({one.code: found[one.code] for one in question.choices}, smallest=smallest)
