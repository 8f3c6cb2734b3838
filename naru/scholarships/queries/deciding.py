"""The facts, the rule and the points behind an application."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from naru.policies.rules.facts import Facts
from naru.policies.rules.rulebook import Rulebook, Version
from naru.policies.rules.verdicts import Verdict, decide
from naru.scholarships.enums import ApplicationState
from naru.scholarships.models import Application, Check, Round
from naru.scholarships.rules.criteria import Criterion, met, points_of
from naru.scholarships.rules.deciding import proved


@dataclass(frozen=True)
class Case:
    """An application before its rule: facts as proved, and what the rule says to them."""

    facts: Facts
    verdict: Verdict


@dataclass(frozen=True)
class Scored:
    """An application with each criterion and whether it is met."""

    application: Application
    answers: Sequence[tuple[Criterion, bool]]

    @property
    def points(self) -> int:
        return points_of(self.answers)


def criteria_of(one: Round) -> list[Criterion]:
    """The criteria as the round published them."""
    return [Criterion.read(record) for record in one.criteria]


def version_on(one: Round, book: Rulebook, on: date) -> Version | None:
    """The rule in force on the day; None before the first."""
    return book.policies[one.policy].on(on)


def case_of(application: Application, book: Rulebook) -> Case:
    """Decided by the rule of the day it was handed in: nobody loses by waiting for us."""
    found = application.checks.order_by("pk").values_list("found", flat=True)
    facts = proved(application.facts, found)
    on = handed_in_on(application)
    return Case(facts, decide(book.policies[application.round.policy], facts, on))


def handed_in_on(application: Application) -> date:
    """The day that counts for ages and rules."""
    if application.submitted_at is None:
        raise ValueError("a draft has no day yet")
    return timezone.localdate(application.submitted_at)


def scored(applications: Iterable[Application], book: Rulebook) -> list[Scored]:
    """Each with its criteria; two queries, for any number. All are of one round."""
    rows = list(applications)
    found: dict[int, list[dict[str, object]]] = {}
    for pk, facts in (
        Check.objects.filter(application__in=rows)
        .order_by("pk")
        .values_list("application_id", "found")
    ):
        found.setdefault(pk, []).append(facts)
    criteria = criteria_of(rows[0].round) if rows else []
    return [_scored(one, criteria, found.get(one.pk, []), book) for one in rows]


def ranking_of(one: Round, book: Rulebook) -> list[Scored]:
    """Everybody found eligible: in order of rank once drawn, of points before."""
    rows = (
        Application.objects.filter(round=one, state=ApplicationState.ELIGIBLE)
        .select_related("round", "resident")
        .order_by("rank", "pk")
    )
    return sorted(scored(rows, book), key=lambda row: (row.application.rank or 0, -row.points))


def _scored(
    one: Application, criteria: list[Criterion], found: list[dict[str, object]], book: Rulebook
) -> Scored:
    on = handed_in_on(one)
    version = version_on(one.round, book, on)
    medians = version.medians if version else {}
    return Scored(one, met(criteria, proved(one.facts, found), on, medians))
