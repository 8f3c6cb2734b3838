"""Giving a time back, and saying afterwards what came between. Neither is held against anybody."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.notices.enums import Kind
from naru.spaces.enums import COMING, WAITS, State
from naru.spaces.models import Booking
from naru.spaces.queries.mine import WHOLE
from naru.spaces.rules import rooms as rules
from naru.spaces.rules.terms import BenchTerms, Opening, RoomTerms
from naru.spaces.services import telling
from naru.spaces.services.saying import change, note

CALLED_BACK = (State.CANCELLED, State.EXCUSED)


class TimeOver(Refusal):
    message = _("이미 시작했거나 끝난 예약입니다.")


class TooLateToExcuse(Refusal):
    message = _("사정을 알릴 수 있는 기간이 지났습니다. 창구나 전화로 말씀해 주세요.")


@transaction.atomic(savepoint=False)
def cancel(
    *, booking_id: int, room_terms: RoomTerms | None, opening: Opening, by: User, at: datetime
) -> Booking:
    """The time is free for others at once; said twice, nothing changes the second time.

    A room given back later than the place's rule allows still counts as booked (EXCUSED), and what
    was paid comes back by the rule. A seat at a bench is given back until it begins.
    """
    one = locked(Booking.objects.select_related(*WHOLE), pk=booking_id)
    if one.state in CALLED_BACK:
        return one
    if one.state not in (*WAITS, *COMING) or at >= one.starts_at:
        raise TimeOver
    state, back = State.CANCELLED, None
    if room_terms is not None and one.state in COMING:
        told = rules.leaving(room_terms, on=opening.day(one.starts_at), today=opening.day(at))
        state = State.EXCUSED if told.counts else State.CANCELLED
        back = rules.back_won(one.fee_won, told.percent) if one.paid_at and one.fee_won else None
    change(one, state, at=at, back_won=back)
    note(one, "space.cancelled", by=by, at=at)
    telling.tell(one, Kind.SPACE_CANCELLED, at=at)
    return one


@transaction.atomic(savepoint=False)
def excuse(
    *, booking_id: int, terms: BenchTerms, opening: Opening, by: User, at: datetime
) -> Booking:
    """Something came between: the missed time does not count. No reason is asked for."""
    one = locked(Booking.objects.select_related(*WHOLE), pk=booking_id)
    if one.state == State.EXCUSED:
        return one
    days = (opening.day(at) - opening.day(one.starts_at)).days
    if one.state != State.NO_SHOW or days > terms.excuse_days:
        raise TooLateToExcuse
    change(one, State.EXCUSED, at=at)
    note(one, "space.excused", by=by, at=at)
    return one


@transaction.atomic(savepoint=False)
def remind(*, booking_id: int, at: datetime) -> bool:
    """Tell the person once that the time is near; False if it was done or is not needed."""
    one = locked(Booking.objects.select_related(*WHOLE), pk=booking_id)
    if one.state not in COMING or one.reminded_at is not None or at >= one.starts_at:
        return False
    one.reminded_at = at
    one.save(update_fields=["reminded_at"])
    telling.tell(one, Kind.SPACE_SOON, at=at)
    return True
