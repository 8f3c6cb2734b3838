"""Appointments on days on which the mentor is away: the substitute keeps them where they can."""

from datetime import datetime, time

from django.db import IntegrityError, transaction

from naru.accounts.models import User
from naru.counselling.enums import TalkState
from naru.counselling.models import Appointment, Away, Mentor
from naru.counselling.queries.appointments import WHOLE
from naru.counselling.rules.terms import Terms
from naru.counselling.services import appointments, telling
from naru.notices.enums import Kind


def cover(away: Away, *, by: User, terms: Terms, at: datetime) -> tuple[int, int]:
    """How many the substitute keeps, and how many are called off; everybody concerned is told.

    Called in the transaction that wrote the absence down.
    """
    since, until = (datetime.combine(day, time(), terms.zone) for day in (away.from_on, away.to_on))
    rows = Appointment.objects.filter(
        mentor=away.mentor,
        state=TalkState.BOOKED,
        starts_at__gte=max(since, at),
        starts_at__lt=until,
    )
    kept = off = 0
    for one in rows.select_related(*WHOLE).order_by("starts_at", "pk"):
        if away.substitute is not None and _moved(one, away.substitute, at):
            telling.tell_both(one, resident=Kind.TALK_COVERED, mentor=Kind.TALK_IN, at=at)
            kept += 1
        else:
            appointments.call_off(one, by=by, at=at)
            off += 1
    return kept, off


def _moved(one: Appointment, to: Mentor, at: datetime) -> bool:
    """Whether the substitute is free then; the time and the entry in calendars stay."""
    before = one.mentor
    one.mentor, one.state_at, one.sequence = to, at, one.sequence + 1
    try:
        with transaction.atomic(savepoint=True):
            one.save(update_fields=["mentor", "state_at", "sequence"])
    except IntegrityError:
        one.mentor, one.sequence = before, one.sequence - 1
        return False
    return True
