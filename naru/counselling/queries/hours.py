"""Times of a mentor as their page shows them, and what is booked in them already."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naru.counselling.enums import TAKES_TIME, TalkState
from naru.counselling.models import Appointment, Away, Hours, Mentor
from naru.counselling.rules.slots import Week
from naru.counselling.rules.terms import Terms


@dataclass(frozen=True)
class Fate:
    """A booked talk on a day on which its mentor is away, and whether the substitute keeps it."""

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
    mentor: Mentor, *, from_on: date, to_on: date, terms: Terms, at: datetime
) -> QuerySet[Appointment]:
    """Booked talks to come that begin during `[from_on, to_on)`, in order."""
    since, until = (datetime.combine(day, time(), terms.zone) for day in (from_on, to_on))
    rows = Appointment.objects.filter(
        mentor=mentor, state=TalkState.BOOKED, starts_at__gte=max(since, at), starts_at__lt=until
    )
    return rows.order_by("starts_at", "pk")


def fates(
    mentor: Mentor,
    substitute: Mentor | None,
    *,
    from_on: date,
    to_on: date,
    terms: Terms,
    at: datetime,
) -> list[Fate]:
    """What would become of each booked talk if the mentor were away then. Two queries."""
    rows = list(booked_while(mentor, from_on=from_on, to_on=to_on, terms=terms, at=at))
    taken = Appointment.objects.filter(
        mentor=substitute, state__in=TAKES_TIME, ends_at__gt=at
    ).values_list("starts_at", "ends_at")
    busy = list(taken) if substitute is not None else []
    return [
        Fate(
            one,
            kept=substitute is not None
            and all(ends <= one.starts_at or one.ends_at <= starts for starts, ends in busy),
        )
        for one in rows
    ]
