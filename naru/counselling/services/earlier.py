"""A time that came free goes to whoever would come earlier, one after another."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.counselling.enums import TalkState
from naru.counselling.models import Appointment
from naru.counselling.queries import appointments
from naru.counselling.queries.appointments import WHOLE
from naru.counselling.rules.terms import Terms
from naru.counselling.services import telling, times
from naru.notices.enums import Kind
from naru.residents.models import Resident


class OfferOver(Refusal):
    message = _("답할 수 있는 때가 지났습니다. 잡아 둔 약속은 그대로입니다.")


class NothingBooked(Refusal):
    message = _("잡아 둔 약속이 아닙니다.")


@transaction.atomic(savepoint=False)
def wait(*, appointment_id: int, wants: bool, by: User, at: datetime) -> Appointment:
    """The person would come earlier if a time comes free, or not any more."""
    one = locked(Appointment.objects.all(), pk=appointment_id)
    if one.state != TalkState.BOOKED or at >= one.starts_at:
        raise NothingBooked
    one.earlier_since = (one.earlier_since or at) if wants else None
    one.save(update_fields=["earlier_since"])
    _note(one, "appointment.earlier_wished" if wants else "appointment.earlier_ended", by, at)
    return one


def offer(freed: Appointment, *, terms: Terms, at: datetime) -> Appointment | None:
    """Keep the freed time for the first who waits and for whom it is long enough, and tell them.

    Called in the transaction that freed it. Nobody waits or it is too near: None.
    """
    until = min(at + terms.offer_lasts, freed.starts_at - terms.offer_ends)
    if until <= at:
        return None
    for later in appointments.waiting_for(freed).select_related(*WHOLE):
        lasts = later.ends_at - later.starts_at
        if freed.starts_at + lasts > freed.ends_at:
            continue
        one = _keep(freed, later, lasts, until, at)
        if one is not None:
            telling.tell_resident(one, kind=Kind.TALK_EARLIER, at=at, until_at=until)
            return one
    return None


@transaction.atomic(savepoint=False)
def answer(
    *, offer_id: int, resident: Resident, takes: bool, by: User, terms: Terms, at: datetime
) -> Appointment:
    """Take the earlier time, which gives the later one back, or leave it to the next."""
    one = locked(Appointment.objects.select_related(*WHOLE), pk=offer_id, resident=resident)
    if one.state != TalkState.OFFERED or one.offer_until_at is None or at >= one.offer_until_at:
        raise OfferOver
    if not takes:
        _end(one, at)
        offer(one, terms=terms, at=at)
        return one
    _to(one, TalkState.BOOKED, at)
    _note(one, "appointment.moved_earlier", by, at)
    telling.tell_both(one, resident=Kind.TALK_BOOKED, mentor=Kind.TALK_IN, at=at)
    if one.instead_of_id is not None:
        later = locked(Appointment.objects.select_related(*WHOLE), pk=one.instead_of_id)
        if later.state == TalkState.BOOKED:
            _to(later, TalkState.CANCELLED, at)
            telling.tell_both(later, resident=Kind.TALK_OFF, mentor=Kind.TALK_OFF_STAFF, at=at)
            offer(later, terms=terms, at=at)
    return one


@transaction.atomic(savepoint=False)
def lapse(*, offer_id: int, terms: Terms, at: datetime) -> bool:
    """Nobody answered: the time goes to the next; False if it was answered meanwhile."""
    one = locked(Appointment.objects.select_related(*WHOLE), pk=offer_id)
    if one.state != TalkState.OFFERED or one.offer_until_at is None or at < one.offer_until_at:
        return False
    _end(one, at)
    offer(one, terms=terms, at=at)
    return True


def _keep(
    freed: Appointment, later: Appointment, lasts: timedelta, until: datetime, at: datetime
) -> Appointment | None:
    """The offer's own row; None if the person has something else then."""
    times.hold(room_id=freed.room_id, mentor_id=freed.mentor_id, resident_id=later.resident_id)
    try:
        with transaction.atomic(savepoint=True):
            return Appointment.objects.create(
                resident=later.resident,
                mentor=freed.mentor,
                reason=later.reason,
                channel=later.channel,
                room=freed.room,
                starts_at=freed.starts_at,
                ends_at=freed.starts_at + lasts,
                state=TalkState.OFFERED,
                state_at=at,
                way=later.way,
                booked_by=later.booked_by,
                booked_at=at,
                words=later.words,
                offer_until_at=until,
                instead_of=later,
            )
    except IntegrityError:
        return None


def _end(one: Appointment, at: datetime) -> None:
    _to(one, TalkState.LAPSED, at)


def _to(one: Appointment, state: TalkState, at: datetime) -> None:
    one.state, one.state_at, one.sequence = state, at, one.sequence + 1
    one.save(update_fields=["state", "state_at", "sequence"])


def _note(one: Appointment, action: str, by: User, at: datetime) -> None:
    audit.record(actor=by, action=action, subject=("appointment", one.public_id), at=at)
