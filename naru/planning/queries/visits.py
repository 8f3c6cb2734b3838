"""Where planned practice stands: what its person booked there, and what they can book now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from naru.core.ready import Ready
from naru.planning.models import Plan, Step
from naru.planning.queries.practice import meeting_of
from naru.planning.rules import parts, times
from naru.planning.rules.progress import Standing, practising
from naru.residents.models import Resident
from naru.spaces.enums import COMING, State
from naru.spaces.models import Booking, Sitting
from naru.spaces.pack.terms import bench_terms_on
from naru.spaces.queries.things import sittings

SHOWN = 3
BOOKED = Ready(
    lambda resident, benches: (
        Booking.objects.filter(
            resident=resident,
            sitting__bench__in=benches,
            state__in=(*COMING, State.USED),
        )
        .select_related("sitting")
        .order_by("starts_at")
    ),
    int,
    list,
)
COMING_AT = Ready(
    lambda from_at, until_at, benches: sittings(from_at=from_at, until_at=until_at).filter(
        bench__in=benches
    ),
    datetime,
    datetime,
    list,
)


@dataclass(frozen=True)
class Visits:
    """A person's times at the bench of a step, within its days. `used`: they were there."""

    used: int = 0
    coming: list[Booking] = field(default_factory=list)


def visits_of(resident: Resident, steps: Iterable[Step]) -> dict[int, Visits]:
    """By step (id); one query, none without practice."""
    asked = [one for one in steps if one.bench_id is not None]
    if not asked:
        return {}
    booked: list[Booking] = BOOKED(resident.pk, {one.bench_id for one in asked})
    found = {}
    for step in asked:
        mine = [one for one in booked if _is_of(one.sitting, step)]
        used = sum(one.state == State.USED for one in mine)
        found[step.pk] = Visits(used, [one for one in mine if one.state != State.USED])
    return found


def is_practised(step: Step, found: Mapping[int, Visits]) -> bool:
    """Whether the person was there as often as planned."""
    return found.get(step.pk, Visits()).used >= (step.times or 1)


def standing_of(step: Step, found: Mapping[int, Visits], *, on: date) -> Standing:
    """Where a step at a bench stands."""
    visits = found.get(step.pk, Visits())
    return practising(
        done=step.done_at is not None or is_practised(step, found),
        gone=step.bench is None or step.bench.withdrawn_at is not None,
        booked=visits.used + len(visits.coming) >= (step.times or 1),
        opens_on=opens_on(step, on=on),
        last_on=step.last_on,
        on=on,
    )


def opens_on(step: Step, *, on: date) -> date:
    """The first day on which a time of the step can be booked, by the rule of today."""
    return step.starts_on - bench_terms_on(on).ahead


def times_to_book(plan: Plan, steps: Iterable[Step], *, at: datetime) -> dict[int, list[Sitting]]:
    """By step (id) of practice, the next times with a seat free that suit the person.

    One query; none where nothing can be booked yet.
    """
    on = timezone.localdate(at)
    rule = bench_terms_on(on)
    last = timezone.localdate(at + rule.ahead)
    asked = [one for one in steps if one.bench_id and one.starts_on <= last and one.last_on >= on]
    if not asked:
        return {}
    week = times.usable(parts.windows(plan.free_parts), parts.windows(plan.care_parts))
    benches = {step.bench_id for step in asked}
    open_now = [
        one
        for one in COMING_AT(at + rule.lead, at + rule.ahead, benches)
        if one.taken < one.bench.seats and _suits(one, week)
    ]
    return {step.pk: [one for one in open_now if _is_of(one, step)][:SHOWN] for step in asked}


def _is_of(sitting: Sitting | None, step: Step) -> bool:
    if sitting is None or sitting.bench_id != step.bench_id:
        return False
    return step.starts_on <= timezone.localdate(sitting.starts_at) <= step.last_on


def _suits(sitting: Sitting, week: times.Week) -> bool:
    """Within the person's free hours; the way there is not reckoned again."""
    met = meeting_of(sitting)
    return times.fits(week.get(met.on.isoweekday(), ()), met.begin, met.end)
