"""Rounds as the public and the office see them."""

from datetime import datetime

from django.db.models import Count, Q

from naru.core.ready import Ready
from naru.scholarships.enums import ApplicationState
from naru.scholarships.models import Application, Draw, Grant, Round
from naru.scholarships.models.applications import IN_CHECK
from naru.scholarships.rules.windows import Phase, phase

UNSETTLED = (*IN_CHECK, ApplicationState.ELIGIBLE)

OPEN_AT = Ready(
    lambda at: (
        Round.objects.published()
        .filter(apply_from_at__lte=at, apply_until_at__gt=at)
        .order_by("apply_until_at", "pk")
    ),
    datetime,
)


def published() -> list[tuple[Round, bool]]:
    """Every public round, the latest first, and whether all of it is settled. Two queries."""
    unsettled = Application.objects.filter(state__in=UNSETTLED).values_list("round_id", flat=True)
    waiting = set(unsettled.distinct())
    rows = Round.objects.published().select_related("draw").order_by("-apply_from_at", "-pk")
    return [(one, one.run_at is not None and one.pk not in waiting) for one in rows]


def phases(at: datetime) -> list[tuple[Round, Phase]]:
    """Every public round with where it stands."""
    return [(one, _phase(one, at, settled=settled)) for one, settled in published()]


def phase_of(one: Round, at: datetime) -> Phase:
    """Where the round stands."""
    waits = Application.objects.filter(round=one, state__in=UNSETTLED).exists()
    return _phase(one, at, settled=one.run_at is not None and not waits)


def open_rounds(at: datetime, *, policies: list[str] | None = None) -> list[Round]:
    """Rounds in which one may apply now, those that close first before the others."""
    found: list[Round] = OPEN_AT(at)
    return [one for one in found if policies is None or one.policy in policies]


def round_with(code: str) -> Round | None:
    """A public round by its address."""
    return Round.objects.published().filter(code=code).select_related("draw").first()


def counts_of(one: Round) -> dict[str, int]:
    """Applications by state, every state named; drafts count as nothing for the office."""
    rows = Application.objects.handed_in().filter(round=one).values_list("state")
    found = dict(rows.annotate(people=Count("pk")).order_by("state"))
    states = [state for state in ApplicationState.values if state != ApplicationState.DRAFT]
    return {state: found.get(state, 0) for state in states}


def handed_in(rounds: list[Round]) -> dict[int, tuple[int, int]]:
    """By round id: how many handed in, and how many of them wait for a check."""
    rows = (
        Application.objects.handed_in()
        .filter(round__in=rounds)
        .values_list("round_id")
        .annotate(all=Count("pk"), waiting=Count("pk", filter=Q(state__in=IN_CHECK)))
        .order_by("round_id")
    )
    return {pk: (whole, waiting) for pk, whole, waiting in rows}


def granted(one: Round) -> int:
    """How many people have got points in the round."""
    return Grant.objects.filter(round=one).count()


def draw_of(one: Round) -> Draw:
    """The round's draw, sealed since its first day."""
    return Draw.objects.get(round=one)


def _phase(one: Round, at: datetime, *, settled: bool) -> Phase:
    return phase(opens=one.apply_from_at, closes=one.apply_until_at, settled=settled, at=at)
