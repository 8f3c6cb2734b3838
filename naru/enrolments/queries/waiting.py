"""Reading the waiting list: where one stands in it, when offers end, where one is due."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q

from naru.catalogue.models import Run
from naru.enrolments.enums import WITH_SEAT, DoorMode, State
from naru.enrolments.models import Application, Intake
from naru.enrolments.rules.chances import Band, band
from naru.enrolments.rules.offers import Terms, last_moment


def starts_at(run: Run, *, terms: Terms) -> datetime | None:
    """When the first lesson begins, as far as it is known; a day without hours begins at 0:00."""
    first = run.sessions.order_by("starts_at").values_list("starts_at", flat=True).first()
    if first is not None or run.starts_on is None:
        return first
    first = datetime.combine(run.starts_on, run.daily_from or time(), tzinfo=terms.zone)
    return first.astimezone(UTC)


def last_offers(intake: Intake, *, terms: Terms) -> datetime:
    """Until when offers at this door may be answered at the latest; needs its run loaded."""
    begins = starts_at(intake.run, terms=terms)
    return last_moment(offers_until_at=intake.offers_until_at, starts_at=begins, terms=terms)


@dataclass(frozen=True)
class Place:
    """Where somebody stands: how many come before, what came free so far, what to expect.

    `freed` counts seats offered to anybody of the list; `last` is when the last offer has to be
    answered.
    """

    before: int
    freed: int
    last: datetime
    band: Band


def place_of(one: Application, *, terms: Terms, at: datetime) -> Place:
    """For an application that waits, with its intake and run loaded."""
    queue = list(
        Application.objects.filter(intake=one.intake).in_order().values_list("pk", flat=True)
    )
    before = queue.index(one.pk) if one.pk in queue else 0
    offered = Application.objects.filter(intake=one.intake, wait_no__isnull=False)
    freed = offered.filter(offered_at__isnull=False).count()
    last = last_offers(one.intake, terms=terms)
    likely = band(
        place=before + 1,
        seats=one.intake.capacity,
        freed=freed,
        passed=max(at - one.intake.opens_at, timedelta(0)),
        left=last - at,
    )
    return Place(before, freed, last, likely)


def due(*, at: datetime) -> list[int]:
    """Doors (ids) where an offer has run out, or a seat is free while somebody waits.

    Seats held at a door by payment do not run out by the clock alone: the bank has to say so.
    """
    over = Application.objects.filter(state=State.OFFERED, offer_until_at__lte=at)
    over = over.exclude(intake__mode=DoorMode.FIRST_PAID)
    waits = Application.objects.filter(intake=OuterRef("pk"), state=State.WAITING)
    held = Count("applications", filter=Q(applications__state__in=WITH_SEAT))
    free = (
        Intake.objects.filter(Exists(waits), offers_until_at__gt=at)
        .annotate(held=held)
        .filter(held__lt=F("capacity"))
    )
    found = set(over.values_list("intake_id", flat=True))
    return sorted(found.union(free.values_list("pk", flat=True)))
