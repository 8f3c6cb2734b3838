"""Staff look at requests for rooms, in order of arrival, and write down what was paid."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.notices.enums import Kind
from naru.spaces.enums import State
from naru.spaces.models import Booking
from naru.spaces.queries.mine import WHOLE
from naru.spaces.services import telling
from naru.spaces.services.saying import change, note, said

OPEN = (State.ASKED, State.REVIEW)


class AlreadyDecided(Refusal):
    message = _("이미 답한 신청이거나 취소된 신청입니다.")


class ReasonNeeded(Refusal):
    message = _("빌려드리지 못하는 까닭을 적어 주세요. 신청한 분이 읽습니다.")


class NothingToPay(Refusal):
    message = _("받을 사용료가 없거나 이미 적었습니다.")


class NothingToReturn(Refusal):
    message = _("돌려줄 돈이 없거나 이미 적었습니다.")


@transaction.atomic(savepoint=False)
def take_up(*, booking_id: int, by: User, at: datetime) -> Booking:
    """Somebody is looking at it; the person sees that on their page."""
    one = _held(booking_id)
    if one.state != State.ASKED:
        raise AlreadyDecided
    change(one, State.REVIEW, at=at)
    note(one, "space.taken_up", by=by, at=at)
    return one


@transaction.atomic(savepoint=False)
def approve(*, booking_id: int, by: User, at: datetime) -> Booking:
    """The room is theirs; they are told what to pay, if anything."""
    one = _held(booking_id)
    if one.state not in OPEN:
        raise AlreadyDecided
    change(one, State.APPROVED, at=at)
    note(one, "space.approved", by=by, at=at)
    kind = Kind.ROOM_APPROVED_TO_PAY if one.fee_won else Kind.ROOM_APPROVED
    telling.tell(one, kind, at=at, **({"fee_won": one.fee_won} if one.fee_won else {}))
    return one


@transaction.atomic(savepoint=False)
def refuse(*, booking_id: int, why: str, by: User, at: datetime) -> Booking:
    """It cannot be lent, with a reason the person reads; it no longer counts."""
    one = _held(booking_id)
    if one.state not in OPEN:
        raise AlreadyDecided
    reason = said(why)
    if not reason:
        raise ReasonNeeded
    change(one, State.REFUSED, at=at, why=reason)
    note(one, "space.refused", by=by, at=at)
    telling.tell(one, Kind.ROOM_REFUSED, at=at, why=reason)
    return one


@transaction.atomic(savepoint=False)
def pay(*, booking_id: int, by: User, at: datetime) -> Booking:
    """The fee came in, by transfer or on site."""
    one = _held(booking_id)
    if one.state != State.APPROVED or not one.fee_won or one.paid_at:
        raise NothingToPay
    change(one, State.PAID, at=at, paid_at=at)
    note(one, "space.paid", by=by, at=at, won=one.fee_won)
    return one


@transaction.atomic(savepoint=False)
def give_money_back(*, booking_id: int, by: User, at: datetime) -> Booking:
    """What was owed after a cancellation was handed over."""
    one = _held(booking_id)
    if not one.back_won or one.returned_at:
        raise NothingToReturn
    one.returned_at = at
    one.save(update_fields=["returned_at"])
    note(one, "space.returned", by=by, at=at, won=one.back_won)
    return one


def _held(booking_id: int) -> Booking:
    return locked(Booking.objects.select_related(*WHOLE), pk=booking_id)
