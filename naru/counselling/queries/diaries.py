"""A mentor's diary: hours, absences, what is taken, and who stands in."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from naru.counselling.enums import TAKES_TIME, Channel
from naru.counselling.models import Appointment, Away, Hours, Mentor, Room
from naru.counselling.rules.slots import Diary, Span, Week, free_times, is_free
from naru.counselling.rules.terms import Terms
from naru.residents.models import Resident


@dataclass(frozen=True)
class Slot:
    """A time that can be booked, and with whom: the mentor or whoever stands in."""

    starts_at: datetime
    mentor: Mentor


def slots(
    mentor: Mentor,
    *,
    resident: Resident,
    channel: str,
    minutes: int,
    terms: Terms,
    at: datetime,
) -> list[Slot]:
    """Free times of the mentor, and of substitutes while the mentor is away, in order.

    Times at which the person talks with somebody already are left out. The same number of queries
    for a full diary as for an empty one.
    """
    own = _spans(Appointment.objects.filter(resident=resident), at)
    rooms = _rooms(mentor, at) if channel == Channel.OFFICE else None
    absent = list(
        Away.objects.filter(mentor=mentor, to_on__gt=terms.day(at)).select_related(
            "substitute__user", "substitute__organisation"
        )
    )
    helpers = {one.substitute for one in absent if one.substitute is not None}
    diaries = _diaries([mentor, *helpers], at)
    wanted = {"channel": channel, "minutes": minutes, "rooms": rooms, "terms": terms, "at": at}

    def free(of: Mentor) -> list[datetime]:
        kept = diaries[of.pk]
        return free_times(Diary(kept.hours, kept.away, [*kept.busy, *own]), **wanted)  # type: ignore[arg-type]

    lasts = timedelta(minutes=minutes)
    found = [Slot(start, mentor) for start in free(mentor)]
    for one in absent:
        if one.substitute is not None:
            found += [
                Slot(start, one.substitute)
                for start in free(one.substitute)
                if not is_free((start, start + lasts), [one.absence.span(terms.zone)])
            ]
    return sorted(found, key=lambda slot: slot.starts_at)


def rooms_of(mentor: Mentor, at: datetime) -> tuple[list[Room], list[list[Span]]]:
    """The rooms of the mentor's body and the taken times of each."""
    found = list(
        Room.objects.filter(organisation=mentor.organisation_id, closed_on=None).order_by("pk")
    )
    taken: defaultdict[int, list[Span]] = defaultdict(list)
    rows = Appointment.objects.filter(room__in=found, state__in=TAKES_TIME, ends_at__gt=at)
    for room_id, starts_at, ends_at in rows.values_list("room_id", "starts_at", "ends_at"):
        taken[room_id].append((starts_at, ends_at))
    return found, [taken[one.pk] for one in found]


def _rooms(mentor: Mentor, at: datetime) -> list[list[Span]]:
    return rooms_of(mentor, at)[1]


def _spans(rows: QuerySet[Appointment], at: datetime) -> list[Span]:
    taken = rows.filter(state__in=TAKES_TIME, ends_at__gt=at)
    return [
        (starts_at, ends_at) for starts_at, ends_at in taken.values_list("starts_at", "ends_at")
    ]


def _diaries(mentors: list[Mentor], at: datetime) -> dict[int, Diary]:
    ids = [one.pk for one in mentors]
    hours: defaultdict[int, list[Week]] = defaultdict(list)
    for one in Hours.objects.filter(mentor__in=ids).order_by("weekday", "begins"):
        week = Week(
            one.weekday, one.begins, one.ends, frozenset(one.channels), one.from_on, one.to_on
        )
        hours[one.mentor_id].append(week)
    away = defaultdict(list)
    for gone in Away.objects.filter(mentor__in=ids):
        away[gone.mentor_id].append(gone.absence)
    busy = defaultdict(list)
    taken = Appointment.objects.filter(mentor__in=ids, state__in=TAKES_TIME, ends_at__gt=at)
    for mentor_id, starts_at, ends_at in taken.values_list("mentor_id", "starts_at", "ends_at"):
        busy[mentor_id].append((starts_at, ends_at))
    return {pk: Diary(hours[pk], away[pk], busy[pk]) for pk in ids}
