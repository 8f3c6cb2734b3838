"""What the office sees of a round: applications without names, their checks, and courses to pay."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils import timezone

from naru.accounts.enums import Role
from naru.catalogue.models import Run
from naru.catalogue.search.spoken import speaking_of
from naru.scholarships.enums import CheckKind
from naru.scholarships.models import Application, Check, Round
from naru.scholarships.models.applications import CHECKS, IN_CHECK

MOST_RUNS = 20
LOOKED_AT = 1_000
"""Of so many courses that a search finds, titles are read."""


@dataclass(frozen=True)
class Line:
    """An application in a list: which checks were made."""

    application: Application
    income: bool
    double: bool


def queue_of(one: Round, *, state: str = "") -> QuerySet[Application]:
    """Handed-in applications, those in check first, each group in order of arrival."""
    rows = Application.objects.handed_in().filter(round=one)
    if state:
        rows = rows.filter(state=state)
    first = Case(
        When(state__in=IN_CHECK, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return rows.order_by(first, "rank", "submitted_at", "pk")


def lines(applications: list[Application]) -> list[Line]:
    """Each with its checks; one query."""
    made = set(
        Check.objects.filter(application__in=applications).values_list("application_id", "kind")
    )
    return [
        Line(
            one,
            income=(one.pk, CheckKind.INCOME) in made,
            double=(one.pk, CheckKind.DOUBLE_BENEFIT) in made,
        )
        for one in applications
    ]


def checks_of(application: Application) -> list[Check]:
    """The checks made so far, with who made them."""
    rows = Check.objects.filter(application=application).select_related("by", "organisation")
    return list(rows.order_by("pk"))


def next_check(application: Application, *, role: Role) -> CheckKind | None:
    """The check that is this role's and still to be made; None if there is none now."""
    if application.state not in IN_CHECK:
        return None
    mine = next((kind for kind, whose in CHECKS.items() if whose == role), None)
    made = Check.objects.filter(application=application, kind=mine).exists() if mine else True
    return None if made else mine


def runs_to_pay(words: str, *, at: datetime) -> list[Run]:
    """Runs to come that cost a learner something, of courses that a search for the words finds and
    whose title holds them.
    """
    asked = words.strip()
    if not asked:
        return []
    found = speaking_of([asked], most=LOOKED_AT)
    rows = _payable(at).filter(course__in=found, course__title__icontains=asked)
    return list(rows.order_by("starts_on", "pk")[:MOST_RUNS])


def run_to_pay(public_id: str, *, at: datetime) -> Run | None:
    """One of them by its id; anything else is not there."""
    try:
        return _payable(at).filter(public_id=UUID(public_id)).first()
    except ValueError:
        return None


def _payable(at: datetime) -> QuerySet[Run]:
    return (
        Run.objects.present()
        .filter(
            course__is_draft=False,
            course__gone_at__isnull=True,
            starts_on__gt=timezone.localdate(at),
            fee_won__gt=0,
        )
        .select_related("course__provider__organisation")
        .prefetch_related("sessions")
    )
