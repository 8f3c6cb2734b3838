"""Handing refunds to the bank: a list of transfers to make, each refund once."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import alone
from naru.core.refusals import Refusal
from naru.payments.enums import Book, Move
from naru.payments.models import Payout
from naru.payments.queries import refunds as queries
from naru.payments.services import accounts, charges, ledger


class NothingToSend(Refusal):
    message = _("보낼 수 있는 환불이 없습니다. 계좌를 적지 않은 분은 먼저 적어야 합니다.")


@dataclass(frozen=True)
class Sending:
    """One line for the bank."""

    bank: str
    number: str
    holder: str
    won: int
    course: str


@transaction.atomic(savepoint=False)
def send(*, provider_id: int, by: User, at: datetime) -> list[Sending]:
    """All refunds whose people have given an account, once; refused if there is none."""
    alone(f"refunds of {provider_id}")
    batch, lines = uuid.uuid4(), []
    for one, account in queries.sendable(provider_id):
        charge = charges.hold(one.charge_id)
        transfer = ledger.move_between(
            charge=charge,
            out_of=Book.BACK,
            into=Book.OUTSIDE,
            won=one.won,
            move=Move.SENT,
            reason=f"sent:{one.pk}",
            by=by,
            at=at,
        )
        Payout.objects.create(
            refund=one,
            transfer=transfer,
            batch=batch,
            bank=account.bank,
            number_end=account.number[-4:],
            by=by,
            at=at,
        )
        person = one.charge.claim.resident
        if person.erased_at:
            accounts.forget(resident_id=person.pk)
        lines.append(Sending(account.bank, account.number, account.holder, one.won, charge.title))
    if not lines:
        raise NothingToSend
    audit.record(
        actor=by,
        action="payment.refunds_sent",
        subject=("refund_batch", batch),
        at=at,
        refunds=len(lines),
        won=sum(one.won for one in lines),
    )
    return lines
