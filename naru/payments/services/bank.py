"""The bank's file: each row is booked, or lies on the list for a person to decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import alone
from naru.core.refusals import Refusal
from naru.payments.enums import Book, ChargeState, Choice, Move, Odd, Outcome, Way, Why
from naru.payments.models import BankFile, BankRow, Charge, RowDecision, Transfer
from naru.payments.rules.bank_rows import Asked, Judged, Line, judge, refs
from naru.payments.services import charges, ledger


class FromTheFuture(Refusal):
    message = _("아직 오지 않은 때의 입금이 들어 있는 파일입니다. 날짜를 확인해 주세요.")


class Decided(Refusal):
    message = _("이미 정한 줄입니다.")


class CannotAccept(Refusal):
    message = _("금액이 맞고 아직 낼 돈이 있는 신청의 수강료로만 받을 수 있습니다.")


class NobodyToGiveBackTo(Refusal):
    message = _("어느 신청의 계좌번호인지 몰라 보낸 사람에게만 되돌릴 수 있습니다.")


@dataclass(frozen=True)
class Taken:
    """What a file did: rows booked as fees, rows for a person, rows that were known before."""

    file: BankFile
    booked: int
    unclear: int
    known: int


@transaction.atomic(savepoint=False)
def take_file(
    *,
    provider_id: int,
    name: str,
    until_at: datetime,
    lines: Sequence[Line],
    by: User,
    at: datetime,
) -> Taken:
    """Book the rows in the order of payment; those known from an earlier file change nothing.

    `until_at` says up to when the file is complete. Refused when a row or that time is to come.
    """
    if until_at > at or any(one.paid_at > at for one in lines):
        raise FromTheFuture
    alone(f"bank of {provider_id}")
    ledger.open_provider(provider_id=provider_id)
    named = list(zip(refs(lines), lines, strict=True))
    mine = BankRow.objects.filter(provider_id=provider_id, ref__in=[ref for ref, _line in named])
    known = set(mine.values_list("ref", flat=True))
    new = [(ref, line) for ref, line in named if ref not in known]
    new.sort(key=lambda pair: (pair[1].paid_at, pair[1].line))
    file = BankFile.objects.create(
        provider_id=provider_id,
        name=name[:200],
        until_at=until_at,
        rows_read=len(lines),
        rows_known=len(named) - len(new),
        by=by,
        at=at,
    )
    rows = [_take(file, ref, line, by, at) for ref, line in new]
    booked = sum(row.outcome == Outcome.BOOKED for row in rows)
    audit.record(
        actor=by,
        action="payment.file_taken",
        subject=("bank_file", file.public_id),
        at=at,
        booked=booked,
        unclear=len(rows) - booked,
        known=file.rows_known,
    )
    return Taken(file, booked, len(rows) - booked, file.rows_known)


@transaction.atomic(savepoint=False)
def decide(*, row_id: int, choice: Choice, note: str, by: User, at: datetime) -> RowDecision:
    """A person has looked at an unclear row. Refused if it was decided, or if it cannot be so."""
    row = BankRow.objects.get(pk=row_id)
    alone(f"bank row {row.pk}")
    if row.outcome != Outcome.UNCLEAR or RowDecision.objects.filter(row=row).exists():
        raise Decided
    charge = charges.hold(row.charge_id) if row.charge_id else None
    if choice == Choice.RETURN:
        _give(row, None, by, at)
        charge = None
    elif charge is None:
        raise NobodyToGiveBackTo
    elif choice == Choice.ACCEPT:
        if charge.state != ChargeState.OPEN or row.won != charge.won:
            raise CannotAccept
        transfer = _give(row, (charge, Book.HELD), by, at)
        charges.pay(
            charge=charge,
            way=Way.BANK,
            paid_at=row.paid_at,
            payer=row.payer,
            transfer=transfer,
            at=at,
        )
    else:
        transfer = _give(row, (charge, Book.BACK), by, at)
        charges.give_back(
            charge=charge,
            won=row.won,
            why=_why(row),
            by=by,
            at=at,
            out_of=None,
            transfer=transfer,
        )
    audit.record(
        actor=by,
        action="payment.row_decided",
        subject=("bank_row", row.public_id),
        at=at,
        choice=choice.value,
    )
    return RowDecision.objects.create(
        row=row, choice=choice, charge=charge, note=note, by=by, at=at
    )


def _take(file: BankFile, ref: str, line: Line, by: User, at: datetime) -> BankRow:
    """One row, its charge held: whether it pays is decided and booked in one go."""
    charge = _charge_of(file.provider_id, line.number)
    told = _judged(charge, line)
    pays = told.pays and charge is not None
    into = ledger.account(
        book=Book.HELD if pays else Book.UNCLEAR,
        provider_id=file.provider_id,
        charge_id=charge.pk if pays and charge else None,
    )
    outside = ledger.account(book=Book.OUTSIDE, provider_id=file.provider_id)
    transfer = ledger.book(
        move=Move.PAID if pays else Move.UNCLEAR,
        reason=f"bank:{file.provider_id}:{ref.partition(':')[2].lower()}"[:80]
        if ref.startswith("row:")
        else f"bank-ref:{file.pk}:{line.line}",
        won={outside: -line.won, into: line.won},
        by=by,
        at=at,
    )
    if pays and charge:
        charges.pay(
            charge=charge,
            way=Way.BANK,
            paid_at=line.paid_at,
            payer=line.payer,
            transfer=transfer,
            at=at,
        )
    return BankRow.objects.create(
        file=file,
        provider_id=file.provider_id,
        line=line.line,
        ref=ref,
        paid_at=line.paid_at,
        won=line.won,
        number=line.number,
        payer=line.payer,
        outcome=Outcome.BOOKED if pays else Outcome.UNCLEAR,
        odd=list(told.odd),
        charge=charge,
        transfer=transfer,
    )


def _charge_of(provider_id: int, number: str) -> Charge | None:
    """The charge that has the number now, or had it last; held."""
    mine = Charge.objects.filter(provider_id=provider_id, number=number)
    found = mine.filter(state=ChargeState.OPEN).first() or mine.order_by("-made_at").first()
    return charges.hold(found.pk) if found else None


def _judged(charge: Charge | None, line: Line) -> Judged:
    asked = None
    if charge is not None:
        name = charge.claim.resident.name
        asked = Asked(charge.won, charge.state, charge.due_at, name)
    return judge(
        number=line.number, won=line.won, paid_at=line.paid_at, payer=line.payer, asked=asked
    )


def _give(row: BankRow, to: tuple[Charge, Book] | None, by: User, at: datetime) -> Transfer:
    """Take the row's money off the pile of unclear money: to a charge's book, or outside."""
    unclear = ledger.account(book=Book.UNCLEAR, provider_id=row.provider_id)
    if to is None:
        target = ledger.account(book=Book.OUTSIDE, provider_id=row.provider_id)
    else:
        target = ledger.account(book=to[1], provider_id=row.provider_id, charge_id=to[0].pk)
    return ledger.book(
        move=Move.GIVEN,
        reason=f"row:{row.pk}",
        won={unclear: -row.won, target: row.won},
        by=by,
        at=at,
    )


def _why(row: BankRow) -> Why:
    """In words for the payer, why this money goes back."""
    if Odd.TWICE in row.odd:
        return Why.TWICE
    if Odd.TOO_LITTLE in row.odd or Odd.TOO_MUCH in row.odd:
        return Why.WRONG
    return Why.LATE
