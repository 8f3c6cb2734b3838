"""Times of a mentor as their page shows them, and what is booked in them already."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naru.counselling.enums import TAKES_TIME, TalkState
from naru.counselling.models import Appointment, Away, Hours, Mentor
from naru.counselling.rules.slots import Absence, Span, Week, is_free
from naru.counselling.rules.terms import Terms


@dataclass(frozen=True)
class Fate:
    """A booked talk at a time at which its mentor is away, and whether the substitute keeps it."""

    talk: Appointment
    kept: bool


def week_of(one: Hours) -> Week:
    """The row as rules read it."""
    ways = frozenset(one.channels)
    return Week(one.weekday, one.begins, one.ends, ways, one.from_on, one.to_on)


def hours_of(mentor: Mentor, *, on: date) -> list[Hours]:
    """What holds that day or later, by weekday and time."""
    rows = Hours.objects.filter(mentor=mentor).exclude(to_on__lte=on)
    return list(rows.order_by("weekday", "begins", "from_on"))


def hours_with(pk: int, *, mentor: Mentor) -> Hours | None:
    """The mentor's time with this id."""
    return Hours.objects.filter(pk=pk, mentor=mentor).first()


def away_with(public_id: UUID, *, mentor: Mentor) -> Away | None:
    """The mentor's absence with this id."""
    return Away.objects.filter(public_id=public_id, mentor=mentor).first()


def booked_in(one: Hours, *, terms: Terms, at: datetime) -> list[Appointment]:
    """Booked talks to come that lie in this time, in order."""
    week = week_of(one)
    rows = Appointment.objects.filter(
        mentor=one.mentor_id, state=TalkState.BOOKED, starts_at__gt=at
    ).order_by("starts_at", "pk")
    found = []
    for talk in rows:
        starts = timezone.localtime(talk.starts_at, terms.zone)
        if week.holds_on(starts.date()) and week.begins <= starts.time() < week.ends:
            found.append(talk)
    return found


def booked_while(
    mentor: Mentor, *, gone: Absence, terms: Terms, at: datetime
) -> QuerySet[Appointment]:
    """Booked talks to come that the absence meets, in order."""
    since, until = gone.span(terms.zone)
    rows = Appointment.objects.filter(
        mentor=mentor, state=TalkState.BOOKED, starts_at__gte=at, starts_at__lt=until
    )
    return rows.filter(ends_at__gt=since).order_by("starts_at", "pk")


def gone_of(mentor: Mentor, *, terms: Terms, at: datetime) -> list[Span]:
    """When the mentor is away from now on."""
    rows = Away.objects.filter(mentor=mentor, to_on__gt=terms.day(at))
    return [one.absence.span(terms.zone) for one in rows]


def fates(
    mentor: Mentor, substitute: Mentor | None, *, gone: Absence, terms: Terms, at: datetime
) -> list[Fate]:
    """What would become of each booked talk if the mentor were away then. Three queries."""
    rows = list(booked_while(mentor, gone=gone, terms=terms, at=at))
    if substitute is None:
        return [Fate(one, kept=False) for one in rows]
    taken = Appointment.objects.filter(
        mentor=substitute, state__in=TAKES_TIME, ends_at__gt=at
    ).values_list("starts_at", "ends_at")
    busy = [*taken, *gone_of(substitute, terms=terms, at=at)]
    return [Fate(one, kept=is_free((one.starts_at, one.ends_at), busy)) for one in rows]
