"""Appointments as people, mentors and jobs read them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from naru.core.ready import Ready
from naru.counselling.enums import TAKES_TIME, TalkState
from naru.counselling.models import Appointment, Mentor
from naru.counselling.rules.terms import Terms
from naru.residents.models import Resident

WHOLE = ("resident__user", "mentor__user", "room__organisation", "instead_of")
PAST = timedelta(days=180)


def _since(resident_id: int, since: datetime) -> QuerySet[Appointment]:
    rows = Appointment.objects.filter(resident=resident_id, starts_at__gt=since)
    return rows.order_by("starts_at", "pk")


TIMES = Ready(_since, int, datetime)
WITH_ALL = Ready(
    lambda resident, since: _since(resident, since).select_related(*WHOLE), int, datetime
)


def appointments_of(resident: Resident, *, at: datetime) -> list[Appointment]:
    """The person's own of the last half year and to come, in order."""
    return WITH_ALL(resident.pk, at - PAST)


def times_of(resident: Resident, *, at: datetime) -> list[Appointment]:
    """The same without person, mentor and room: for a list of when and why."""
    return TIMES(resident.pk, at - PAST)


def appointment_with(public_id: UUID, *, resident: Resident) -> Appointment | None:
    """The person's own with this id."""
    rows = Appointment.objects.select_related(*WHOLE)
    return rows.filter(public_id=public_id, resident=resident).first()


def diary_of(mentor: Mentor, *, since: datetime) -> QuerySet[Appointment]:
    """What takes the mentor's time from then on, in order."""
    rows = Appointment.objects.filter(
        mentor=mentor, state__in=TAKES_TIME, ends_at__gt=since
    ).select_related(*WHOLE)
    return rows.order_by("starts_at", "pk")


def to_remind(terms: Terms, *, at: datetime) -> list[int]:
    """Appointments (ids) that begin within the reminder's time and were not reminded of."""
    soon = Appointment.objects.filter(
        state=TalkState.BOOKED,
        reminded_at__isnull=True,
        starts_at__gt=at,
        starts_at__lte=at + terms.reminder,
    )
    return list(soon.order_by("starts_at", "pk").values_list("pk", flat=True))


def run_out(*, at: datetime) -> list[int]:
    """Offers (ids) that nobody took in time."""
    over = Appointment.objects.filter(state=TalkState.OFFERED, offer_until_at__lte=at)
    return list(over.order_by("pk").values_list("pk", flat=True))


def waiting_for(freed: Appointment) -> QuerySet[Appointment]:
    """Later appointments with the same mentor whose people would come earlier, the first first.

    Only those that fit into the time that came free, by the same channel.
    """
    return (
        Appointment.objects.filter(
            mentor=freed.mentor,
            state=TalkState.BOOKED,
            channel=freed.channel,
            earlier_since__isnull=False,
            starts_at__gt=freed.starts_at,
        )
        .exclude(resident=freed.resident)
        .exclude(offers__state=TalkState.OFFERED)
        .exclude(offers__starts_at=freed.starts_at)
        .order_by("earlier_since", "pk")
    )
