"""Booking a time and giving it back; the database lets nobody and no room be booked twice."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.counselling.enums import Channel, TalkState, Way
from naru.counselling.models import Appointment, Mentor, Room
from naru.counselling.queries import diaries
from naru.counselling.queries.appointments import WHOLE
from naru.counselling.rules.slots import is_free
from naru.counselling.rules.terms import Terms
from naru.counselling.services import earlier, telling, times
from naru.counselling.services.texts import said
from naru.notices.enums import Kind
from naru.residents.models import Resident


class TimeTaken(Refusal):
    message = _("방금 다른 분이 잡은 시간입니다. 다른 시간을 골라 주세요.")


class NotBookable(Refusal):
    message = _("이 시간에는 잡을 수 없습니다. 보이는 시간 가운데 골라 주세요.")


class NotForYou(Refusal):
    message = _("이 까닭으로는 멘토나 창구에서만 약속을 잡을 수 있습니다.")


class TimeOver(Refusal):
    message = _("이미 지났거나 끝난 약속입니다.")


class NotYetOver(Refusal):
    message = _("아직 시작하지 않은 약속입니다.")


@dataclass(frozen=True)
class Talk:
    """What a time is wanted for: the reason's code, minutes, ways, and who may book it."""

    reason: str
    minutes: int
    channels: tuple[str, ...]
    booked_by: tuple[str, ...]


@transaction.atomic(savepoint=False)
def book(
    *,
    resident: Resident,
    mentor: Mentor,
    talk: Talk,
    channel: Channel,
    starts_at: datetime,
    words: str,
    way: Way,
    by: User,
    terms: Terms,
    at: datetime,
) -> Appointment:
    """One of the mentor's free times, or of whoever stands in that day; both sides are told."""
    if way.value not in talk.booked_by:
        raise NotForYou
    if channel.value not in talk.channels:
        raise NotBookable
    wanted = {"channel": channel.value, "minutes": talk.minutes, "terms": terms, "at": at}
    found = diaries.slots(mentor, resident=resident, **wanted)  # type: ignore[arg-type]
    slot = next((one for one in found if one.starts_at == starts_at), None)
    if slot is None:
        raise NotBookable
    one = place(
        Appointment(
            resident=resident,
            mentor=slot.mentor,
            reason=talk.reason,
            channel=channel,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=talk.minutes),
            state=TalkState.BOOKED,
            state_at=at,
            way=way,
            booked_by=by,
            booked_at=at,
            words=said(words),
        ),
        room_of=slot.mentor,
        at=at,
    )
    note(one, "appointment.booked", by, at, way=way.value)
    telling.tell_both(one, resident=Kind.TALK_BOOKED, mentor=Kind.TALK_IN, at=at)
    return one


def place(one: Appointment, *, room_of: Mentor, at: datetime) -> Appointment:
    """Write it down, with a free room where one is needed; `TimeTaken` if somebody was faster."""
    if one.channel == Channel.OFFICE and one.room_id is None:
        one.room = _room(room_of, one, at)
    times.hold(mentor_id=one.mentor_id, resident_id=one.resident_id)
    try:
        with transaction.atomic(savepoint=True):
            one.save(force_insert=True)
    except IntegrityError as clash:
        if "one_at_a_time" in str(clash):
            raise TimeTaken from None
        raise
    return one


@transaction.atomic(savepoint=False)
def give_back(*, appointment_id: int, by: User | None, terms: Terms, at: datetime) -> Appointment:
    """The time is free again and offered to whoever waits; a late word counts as excused.

    `by` is None for whoever holds the address told. Said twice, nothing changes the second time.
    """
    one = locked(Appointment.objects.select_related(*WHOLE), pk=appointment_id)
    if one.state in (TalkState.CANCELLED, TalkState.EXCUSED):
        return one
    if one.state != TalkState.BOOKED or at >= one.starts_at:
        raise TimeOver
    late = one.starts_at - at < terms.give_back
    _to(one, TalkState.EXCUSED if late else TalkState.CANCELLED, at)
    note(one, "appointment.given_back", by, at)
    telling.tell_both(one, resident=Kind.TALK_OFF, mentor=Kind.TALK_OFF_STAFF, at=at)
    earlier.offer(one, terms=terms, at=at)
    return one


def call_off(one: Appointment, *, by: User, at: datetime) -> None:
    """The mentor cannot come; nobody is offered the time. Called inside a transaction."""
    _to(one, TalkState.CANCELLED, at)
    note(one, "appointment.called_off", by, at)
    telling.tell_both(one, resident=Kind.TALK_CALLED_OFF, mentor=Kind.TALK_OFF_STAFF, at=at)


@transaction.atomic(savepoint=False)
def cancel_as_mentor(*, appointment_id: int, by: User, at: datetime) -> Appointment:
    """The mentor cannot come after all; the person is asked to choose another time."""
    one = locked(Appointment.objects.select_related(*WHOLE), pk=appointment_id)
    if one.state != TalkState.BOOKED or at >= one.starts_at:
        raise TimeOver
    call_off(one, by=by, at=at)
    return one


@transaction.atomic(savepoint=False)
def close(*, appointment_id: int, came: TalkState, by: User, at: datetime) -> Appointment:
    """Whether the person came, did not, or had excused themselves; only once it has begun."""
    one = locked(Appointment.objects.select_related(*WHOLE), pk=appointment_id)
    closed = (TalkState.HELD, TalkState.NO_SHOW, TalkState.EXCUSED)
    if came not in closed or one.state not in (TalkState.BOOKED, *closed):
        raise TimeOver
    if at < one.starts_at:
        raise NotYetOver
    _to(one, came, at)
    note(one, "appointment.closed", by, at, came=came.value)
    if came == TalkState.NO_SHOW:
        telling.tell_resident(one, kind=Kind.TALK_MISSED, at=at)
    return one


@transaction.atomic(savepoint=False)
def remind(*, appointment_id: int, at: datetime) -> bool:
    """Tell the person once that the time is near; False if it was done or is not needed."""
    one = locked(Appointment.objects.select_related(*WHOLE), pk=appointment_id)
    if one.state != TalkState.BOOKED or one.reminded_at is not None or at >= one.starts_at:
        return False
    one.reminded_at = at
    one.save(update_fields=["reminded_at"])
    telling.tell_resident(one, kind=Kind.TALK_SOON, at=at)
    return True


def note(
    one: Appointment, action: str, by: User | None, at: datetime, *, way: str = "", came: str = ""
) -> None:
    """The line in the trail."""
    told = {name: value for name, value in (("way", way), ("came", came)) if value}
    subject = ("appointment", one.public_id)
    audit.record(actor=by, on_behalf_of=None, action=action, subject=subject, at=at, **told)


def _room(mentor: Mentor, one: Appointment, at: datetime) -> Room:
    """A room that is free then, held so that nobody closes it meanwhile.

    The next one if it was closed in this moment.
    """
    span = (one.starts_at, one.ends_at)
    for room, busy in zip(*diaries.rooms_of(mentor, at), strict=True):
        if is_free(span, busy) and locked(Room.objects.all(), pk=room.pk).closed_on is None:
            return room
    raise NotBookable


def _to(one: Appointment, state: TalkState, at: datetime) -> None:
    one.state, one.state_at, one.sequence = state, at, one.sequence + 1
    one.save(update_fields=["state", "state_at", "sequence"])
