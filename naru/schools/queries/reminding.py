"""Who has to choose modules of a stage soon, and has not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from naru.residents.models import Resident
from naru.schools.models import Module, Term
from naru.schools.queries.standing import StageStanding, Standing, standings_among, standings_in
from naru.schools.queries.terms import whole
from naru.schools.rules import StageState

Days = Callable[[Term], int]
"""So many days before the last moment somebody of the term is late."""


@dataclass(frozen=True)
class Late:
    """Somebody of the term who lacks modules of the stage, with little time left to choose."""

    resident: Resident
    standing: Standing
    stage: StageStanding
    by_at: datetime


def late_choosers(*, days: Days, at: datetime) -> list[Late]:
    """In every term of which modules can be chosen now; whether they were told is not asked."""
    open_now = Module.objects.filter(
        intake__opens_at__lte=at, intake__closes_at__gt=at, intake__called_off_at=None
    )
    on = Term.objects.filter(stages__modules__in=open_now, entrance__called_off_at=None)
    return [
        late
        for found in whole(on.distinct())
        for one in standings_in(found, at=at).values()
        if (late := _late(one, days, at)) is not None
    ]


def late_in(term_id: int, resident_id: int, *, days: Days, at: datetime) -> Late | None:
    """The same of one person; None once they have chosen, or have time."""
    for found in whole(Term.objects.filter(pk=term_id, entrance__called_off_at=None)):
        for one in standings_among(found, [resident_id], at=at).values():
            return _late(one, days, at) if one.is_in else None
    return None


def _late(one: Standing, days: Days, at: datetime) -> Late | None:
    stage = one.current
    if stage is None or stage.state is not StageState.CHOOSE or stage.progress.by_at is None:
        return None
    if stage.progress.by_at - at > timedelta(days=days(one.term)):
        return None
    return Late(one.claim.resident, one, stage, stage.progress.by_at)
