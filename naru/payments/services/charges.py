"""A charge from its making to its end: asked, paid or waived, run out, cancelled, paid back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core import jobs
from naru.core.locks import alone, locked
from naru.core.refusals import Refusal
from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Claim
from naru.payments.enums import SETTLED, STANDING, Book, ChargeState, Move, Way, Why
from naru.payments.models import Charge, Payment, Refund, Transfer
from naru.payments.queries import charges as queries
from naru.payments.rules import numbers
from naru.payments.rules.refunds import Whose
from naru.payments.rules.terms import Terms
from naru.payments.services import ledger
from naru.payments.services.card_returns import order_paid_by, to_card


class NumbersUsedUp(Refusal):
    message = _("교육기관의 계좌번호를 모두 쓰고 있습니다. 교육기관에 알려 주세요.")


class NotToPay(Refusal):
    message = _("낼 돈이 없는 신청입니다.")


class WaiversUsedUp(Refusal):
    message = _("올해 받을 수 있는 면제를 모두 썼습니다.")


class UnknownWaiver(Refusal):
    message = _("이 교육기관에 없는 면제입니다.")


@dataclass(frozen=True, kw_only=True)
class Price:
    """What a place costs and when the course meets."""

    won: int
    materials_won: int = 0
    title: str
    provider_id: int
    sessions: Sequence[date]


@transaction.atomic(savepoint=False)
def open_charge(
    *,
    claim: Claim,
    price: Price,
    rules: Terms,
    at: datetime,
    latest: datetime | None = None,
    waiver: str = "",
) -> Charge:
    """Ask for the fee of a place, or give the charge that stands already.

    It gets an account number that no open charge has; one that ended longest ago is given first
    when all were used. `latest` is when the place is gone in any case. With `waiver` it is
    waived at once. Refused when every number is in use.
    """
    standing = Charge.objects.filter(claim=claim, state__in=STANDING).first()
    if standing is not None:
        return standing
    serial = _free_serial(price.provider_id, rules)
    due_at = rules.due.after(at, zone=timezone.get_current_timezone())
    if latest is not None and at < latest < due_at:
        due_at = latest
    made = Charge.objects.create(
        claim=claim,
        provider_id=price.provider_id,
        title=price.title,
        won=price.won,
        materials_won=price.materials_won,
        number=numbers.number(prefix=rules.prefix, whose=price.provider_id, serial=serial),
        serial=serial,
        bank_ko=rules.bank_ko,
        bank_en=rules.bank_en,
        rules={
            "source": rules.source,
            "bands": [dict(one) for one in rules.bands],
            "by_month": rules.by_month,
            "refund_days": rules.refund_days,
            "warn_hours": rules.warn_hours,
            "card_minutes": rules.card_minutes,
            "completion_percent": rules.completion_percent,
        },
        sessions=sorted(price.sessions),
        made_at=at,
        due_at=due_at,
        books_at=due_at + timedelta(hours=rules.books_hours),
        state=ChargeState.WAIVED if waiver else ChargeState.OPEN,
        state_at=at,
        waiver=waiver,
    )
    ledger.open_charge(charge=made)
    _note(made, "waived" if waiver else "asked", None, at, won=made.won)
    return made


def hold(charge_id: int) -> Charge:
    """The charge, held until the transaction ends: one thing at a time happens to it."""
    return locked(Charge.objects.select_related("claim"), pk=charge_id)


@transaction.atomic(savepoint=False)
def pay(
    *,
    charge: Charge,
    way: Way,
    paid_at: datetime,
    payer: str,
    transfer: Transfer,
    at: datetime,
) -> Payment:
    """The money of `transfer` pays the charge, which is open and held by the caller."""
    made = Payment.objects.create(
        charge=charge,
        transfer=transfer,
        way=way,
        won=charge.won,
        payer=payer,
        paid_at=paid_at,
        at=at,
    )
    _end(charge, ChargeState.PAID, at)
    _note(charge, "paid", transfer.by, at, won=charge.won, way=way.value)
    return made


@transaction.atomic(savepoint=False)
def expire(*, charge_id: int, at: datetime) -> bool:
    """Nobody paid in time and the bank's file has said so; False if that is not, or no more, so."""
    one = hold(charge_id)
    if one.state != ChargeState.OPEN or not queries.is_over(one, at=at):
        return False
    _end(one, ChargeState.EXPIRED, at)
    _note(one, "expired", None, at)
    return True


@transaction.atomic(savepoint=False)
def waive(*, charge_id: int, kind: str, rules: Terms, by: User, at: datetime) -> Charge:
    """Staff have seen the paper: nothing is to be paid. Refused when paid, over, or used up."""
    found = Charge.objects.select_related("claim").get(pk=charge_id)
    alone(f"waivers of {found.claim.resident_id}")
    one = hold(charge_id)
    if one.state != ChargeState.OPEN:
        raise NotToPay
    if kind not in {waiver.kind for waiver in rules.waivers}:
        raise UnknownWaiver
    used = queries.waivers_used(
        resident_id=one.claim.resident_id, provider_id=one.provider_id, on=timezone.localdate(at)
    )
    if used >= rules.waivers_a_year:
        raise WaiversUsedUp
    one.waiver = kind
    _end(one, ChargeState.WAIVED, at)
    _note(one, "waived", by, at, kind=kind)
    return one


@transaction.atomic(savepoint=False)
def warn(*, charge_id: int, at: datetime) -> bool:
    """The payer is told that the time is nearly over; once."""
    one = hold(charge_id)
    if one.state != ChargeState.OPEN or one.warned_at or one.due_at <= at:
        return False
    if queries.awaits_paper(one, at=at):
        return False
    if one.claim.intake.called_off_at is not None:
        return False
    one.warned_at = at
    one.save(update_fields=["warned_at"])
    return True


@transaction.atomic(savepoint=False)
def end(
    *, claim_id: int, whose: Whose, by: User | None, at: datetime, why: Why | None = None
) -> Refund | None:
    """The place is given up: nothing more to pay, or what comes back of what was paid.

    `why` says that everything comes back for another reason than the rules'.
    """
    found = Charge.objects.filter(claim_id=claim_id, state__in=STANDING).first()
    if found is None:
        return None
    one = hold(found.pk)
    if one.state == ChargeState.OPEN:
        _end(one, ChargeState.CANCELLED, at)
        _note(one, "cancelled", by, at)
        return None
    paid = one.state == ChargeState.PAID
    if one.state not in STANDING:
        return None
    _end(one, ChargeState.ENDED, at)
    if not paid:
        return None
    back = queries.comes_back(one, whose="provider" if why else whose, on=timezone.localdate(at))
    if not back.won:
        _note(one, "ended", by, at, won=0)
        return None
    return give_back(
        charge=one,
        won=back.won,
        why=why or Why(back.why),
        by=by,
        at=at,
        out_of=Book.HELD,
        held=back.held,
        of=back.of,
    )


@transaction.atomic(savepoint=False)
def give_for_completion(*, claim_id: int, at: datetime) -> Refund | None:
    """Who completed the course gets the part of the fee back that the rules of the charge's day
    promise; once. None where they promise nothing, or nothing was paid. The place stays.
    """
    found = Charge.objects.filter(claim_id=claim_id, state=ChargeState.PAID).first()
    if found is None:
        return None
    one = hold(found.pk)
    won = queries.for_completion(one)
    given = one.refunds.filter(why=Why.COMPLETED).exists()
    if one.state != ChargeState.PAID or given or not won:
        return None
    return give_back(charge=one, won=won, why=Why.COMPLETED, by=None, at=at, out_of=Book.HELD)


@transaction.atomic(savepoint=False)
def give_back(
    *,
    charge: Charge,
    won: int,
    why: Why,
    by: User | None,
    at: datetime,
    out_of: Book | None,
    transfer: Transfer | None = None,
    held: int = 0,
    of: int = 0,
) -> Refund:
    """Owe money back, out of a book, or by a `transfer` that put it there already."""
    if transfer is None:
        transfer = ledger.move_between(
            charge=charge,
            out_of=out_of or Book.HELD,
            into=Book.BACK,
            won=won,
            move=Move.REFUNDED,
            reason=f"refund:{charge.pk}:{charge.refunds.count() + 1}",
            by=by,
            at=at,
        )
    made = Refund.objects.create(
        charge=charge,
        transfer=transfer,
        won=won,
        why=why,
        held=held,
        of=of,
        send_by_on=timezone.localdate(at) + timedelta(days=charge.rules["refund_days"]),
        by=by,
        at=at,
    )
    _note(charge, "refunded", by, at, won=won, why=why.value)
    paid_by = order_paid_by(charge) if out_of == Book.HELD else None
    if paid_by is not None:
        to_card(refund=made, order=paid_by)
    return made


def _free_serial(provider_id: int, rules: Terms) -> int:
    """The next unused number of the series, or the one whose charge ended longest ago."""
    alone(f"account numbers of {provider_id}")
    mine = Charge.objects.filter(provider_id=provider_id)
    last = mine.order_by("-serial").values_list("serial", flat=True).first() or 0
    if last < rules.numbers:
        return last + 1
    oldest = queries.longest_free_serial(provider_id=provider_id, numbers=rules.numbers)
    if oldest is None:
        raise NumbersUsedUp
    return oldest


def _end(charge: Charge, state: ChargeState, at: datetime) -> None:
    charge.state, charge.state_at = state, at
    charge.save(update_fields=["state", "state_at", "waiver"])
    if state in SETTLED and charge.claim.intake.mode == DoorMode.FIRST_PAID:
        jobs.defer("payments.seat_payer", charge_id=charge.pk)


def _note(charge: Charge, verb: str, by: User | None, at: datetime, **details: str | int) -> None:
    audit.record(
        actor=by,
        action=f"payment.{verb}",
        subject=("charge", charge.public_id),
        at=at,
        on_behalf_of=None,
        **details,
    )
