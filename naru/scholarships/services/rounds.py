"""Bringing the pack's rounds into the tables, with their money and their sealed draw."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.core.refusals import Refusal
from naru.core.tables import Change, Row, align
from naru.scholarships.enums import Book, Move
from naru.scholarships.models import Account, Draw, Round
from naru.scholarships.services import ledger


class BudgetGivenAway(Refusal):
    message = _("이미 준 장학금보다 예산이 적어질 수는 없습니다.")


@transaction.atomic(savepoint=False)
def save_rounds(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make the table hold these rounds; new money is put in, money taken out if still there."""
    known = set(Round.objects.values_list("code", flat=True))
    change = align(Round, key=["code"], rows=rows, at=at)
    for one in Round.objects.filter(withdrawn_at__isnull=True).order_by("pk"):
        if one.code not in known:
            ledger.open_round(round=one)
            _seal(one, at)
        _fund(one, at)
    return change


def _seal(one: Round, at: datetime) -> None:
    """A secret for the draw; its commitment is public from now on."""
    secret = secrets.token_bytes(32)
    Draw.objects.create(
        round=one,
        secret=secret.hex(),
        commitment=hashlib.sha256(secret).hexdigest(),
        committed_at=at,
    )


def _fund(one: Round, at: datetime) -> None:
    """Book the difference between the published budget and the money put in so far."""
    treasury = Account.objects.get(round=one, book=Book.TREASURY)
    more = one.budget_points + treasury.balance_points
    if not more:
        return
    fund = ledger.account(book=Book.FUND, round_id=one.pk)
    if fund.balance_points + more < 0:
        raise BudgetGivenAway
    ledger.book(
        move=Move.FUNDED,
        reason=f"fund:{one.pk}:{treasury.entries + 1}",
        points={treasury.pk: -more, fund.pk: more},
        by=None,
        at=at,
    )
