"""Appointments at times at which the mentor is away: the substitute keeps them where they can."""

from datetime import datetime

from django.db import IntegrityError, transaction

from naru.accounts.models import User
from naru.counselling.models import Appointment, Away, Mentor
from naru.counselling.queries.appointments import WHOLE
from naru.counselling.queries.hours import booked_while, gone_of
from naru.counselling.rules.slots import is_free
from naru.counselling.rules.terms import Terms
from naru.counselling.services import appointments, telling, times
from naru.notices.enums import Kind


def cover(away: Away, *, by: User, terms: Terms, at: datetime) -> tuple[int, int]:
    """How many the substitute keeps, and how many are called off; everybody concerned is told.

    Called in the transaction that wrote the absence down.
    """
    rows = booked_while(away.mentor, gone=away.absence, terms=terms, at=at)
    absent = gone_of(away.substitute, terms=terms, at=at) if away.substitute else []
    kept = off = 0
    for one in rows.select_related(*WHOLE):
        there = is_free((one.starts_at, one.ends_at), absent)
        if away.substitute is not None and there and _moved(one, away.substitute, at):
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
    times.hold(mentor_id=to.pk, resident_id=None)
    try:
        with transaction.atomic(savepoint=True):
            one.save(update_fields=["mentor", "state_at", "sequence"])
    except IntegrityError:
        one.mentor, one.sequence = before, one.sequence - 1
        return False
    return True
