"""Paying a charge by card, as our books see it: begun, told of, booked, given back.

What the company says comes from `card_work`; nothing here waits for anybody outside.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core import jobs
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.payments.enums import (
    UNDER_WAY,
    Book,
    ChargeState,
    Move,
    NoteOutcome,
    OrderState,
    Way,
    Why,
)
from naru.payments.models import CardNote, CardOrder, CardReturn, Charge, Refund
from naru.payments.rules.card_notes import AUTHORISED, Note
from naru.payments.services import charges, ledger
from naru.payments.services.card_company import Said
from naru.payments.services.card_returns import to_card
from naru.payments.services.charges import NotToPay


class NoCards(Refusal):
    message = _("이 교육기관은 카드를 받지 않습니다. 적힌 계좌로 보내 주세요.")


class TooLateForCard(Refusal):
    message = _("낼 기한이 지났습니다. 새로 내지 말고 교육기관에 전화해 주세요.")


@transaction.atomic(savepoint=False)
def begin(*, charge_id: int, by: User, at: datetime) -> CardOrder:
    """An order for the company, or the one under way: two tabs lead to one payment.

    Refused when there is nothing to pay, the time is over, or the provider takes no cards.
    """
    charge = charges.hold(charge_id)
    if charge.state != ChargeState.OPEN:
        raise NotToPay
    minutes = charge.rules.get("card_minutes")
    if not minutes:
        raise NoCards
    if at >= charge.due_at:
        raise TooLateForCard
    under_way = CardOrder.objects.filter(charge=charge, state__in=UNDER_WAY).first()
    if under_way is not None:
        return under_way
    until = at + timedelta(minutes=minutes)
    made = CardOrder.objects.create(
        charge=charge, won=charge.won, state_at=at, made_at=at, until_at=until, by=by
    )
    _record("card_begun", made, by, at)
    return made


@transaction.atomic(savepoint=False)
def take_note(*, note: Note, at: datetime) -> NoteOutcome | None:
    """Keep what the company told; None if it has told it before. It is believed of nothing but
    that there is something to look at: how an order stands is asked of the company itself.
    """
    order = CardOrder.objects.filter(public_id=note.key).first()
    if order is not None:
        order = _hold(order.pk)
    if CardNote.objects.filter(note=note.note).exists():
        return None
    outcome = _judged(order, note)
    CardNote.objects.create(
        note=note.note,
        order=order,
        said=note.said,
        won=note.won,
        said_at=note.said_at,
        at=at,
        outcome=outcome,
    )
    audit.record(
        actor=None,
        action="payment.card_note",
        subject=("card_order", note.key),
        at=at,
        said=note.said,
        outcome=outcome.value,
    )
    if order is not None and outcome != NoteOutcome.TOO_LATE:
        jobs.defer("payments.settle_card", order_id=order.pk)
    return outcome


@transaction.atomic(savepoint=False)
def authorise(*, order_id: int, said: Said, at: datetime) -> bool:
    """Whether the amount shall be taken: there is still this much to pay, for this order."""
    order = _hold(order_id)
    charge = charges.hold(order.charge_id)
    if order.state not in UNDER_WAY:
        return False
    if charge.state != ChargeState.OPEN or said.won != order.won:
        return False
    if order.state == OrderState.BEGUN:
        _move(order, OrderState.AUTHORISED, at, ref=said.ref)
    return True


@transaction.atomic(savepoint=False)
def book(*, order_id: int, said: Said, at: datetime) -> bool:
    """The company has taken the money: it pays the charge, or all of it goes back. Booked once."""
    order = _hold(order_id)
    charge = charges.hold(order.charge_id)
    if order.state == OrderState.CAPTURED:
        return False
    fits = charge.state == ChargeState.OPEN and said.won == order.won
    transfer = ledger.move_between(
        charge=charge,
        out_of=Book.OUTSIDE,
        into=Book.HELD if fits else Book.BACK,
        won=said.won,
        move=Move.PAID if fits else Move.EXTRA,
        reason=f"card:{order.public_id}",
        by=None,
        at=at,
    )
    _move(order, OrderState.CAPTURED, at, ref=said.ref)
    _record("card_captured", order, None, at)
    if not fits:
        why = Why.WRONG if said.won != order.won else _why(charge)
        back = charges.give_back(
            charge=charge, won=said.won, why=why, by=None, at=at, out_of=None, transfer=transfer
        )
        to_card(refund=back, order=order)
        _tell_back(charge, back, at)
        return True
    charges.pay(
        charge=charge,
        way=Way.CARD,
        paid_at=min(said.at or at, at),
        payer="",
        transfer=transfer,
        at=at,
    )
    _tell(charge, Kind.FEE_PAID, at, paid_won=said.won)
    return True


@transaction.atomic(savepoint=False)
def end(*, order_id: int, state: OrderState, at: datetime) -> bool:
    """Nothing was taken by this order and nothing will be; False if it has ended before."""
    order = _hold(order_id)
    if order.state not in UNDER_WAY:
        return False
    _move(order, state, at)
    _record(f"card_{state.lower()}", order, None, at)
    charge = Charge.objects.select_related("claim__resident").get(pk=order.charge_id)
    if charge.state == ChargeState.OPEN and state != OrderState.LAPSED:
        _tell(charge, Kind.CARD_REFUSED, at, until_at=charge.due_at)
    return True


@transaction.atomic(savepoint=False)
def returned(*, refund_id: int, at: datetime) -> bool:
    """The company has given it back to the card; booked once."""
    back = Refund.objects.get(pk=refund_id)
    charge = charges.hold(back.charge_id)
    one = locked(CardReturn.objects.select_related("order"), refund_id=refund_id)
    if one.done_at is not None:
        return False
    one.transfer = ledger.move_between(
        charge=charge,
        out_of=Book.BACK,
        into=Book.OUTSIDE,
        won=back.won,
        move=Move.SENT,
        reason=f"sent:{back.pk}",
        by=None,
        at=at,
    )
    one.done_at = at
    one.save(update_fields=["transfer", "done_at"])
    _record("card_returned", one.order, None, at)
    return True


def _hold(order_id: int) -> CardOrder:
    """The order with its charge held first, so that all of it is locked in one order."""
    charges.hold(CardOrder.objects.values_list("charge", flat=True).get(pk=order_id))
    return locked(CardOrder.objects.all(), pk=order_id)


def _judged(order: CardOrder | None, note: Note) -> NoteOutcome:
    if order is None:
        return NoteOutcome.NOT_OURS
    if note.won != order.won and note.said == AUTHORISED:
        return NoteOutcome.OTHER_AMOUNT
    return NoteOutcome.TAKEN if order.state in UNDER_WAY else NoteOutcome.TOO_LATE


def _move(order: CardOrder, state: OrderState, at: datetime, *, ref: str = "") -> None:
    order.state, order.state_at, order.ref = state, at, ref or order.ref
    order.save(update_fields=["state", "state_at", "ref"])


def _why(charge: Charge) -> Why:
    return Why.TWICE if charge.state == ChargeState.PAID else Why.LATE


def _tell(charge: Charge, kind: Kind, at: datetime, **params: inbox.Value) -> None:
    inbox.send(resident=charge.claim.resident, kind=kind, at=at, title=charge.title, **params)


def _tell_back(charge: Charge, back: Refund, at: datetime) -> None:
    _tell(charge, Kind.CARD_BACK, at, back_won=back.won)


def _record(verb: str, order: CardOrder, by: User | None, at: datetime) -> None:
    audit.record(
        actor=by,
        action=f"payment.{verb}",
        subject=("card_order", order.public_id),
        at=at,
        won=order.won,
    )
