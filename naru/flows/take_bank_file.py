"""A provider brings in the bank's file.

rows -> payments booked, odd rows on the list -> whoever paid is told.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.payments.enums import Outcome
from naru.payments.rules.bank_rows import Line
from naru.payments.services import bank


@transaction.atomic(durable=True)
def take_bank_file(
    *,
    provider_id: int,
    name: str,
    until_at: datetime,
    lines: Sequence[Line],
    by: User,
    at: datetime,
) -> bank.Taken:
    """All rows or none; the same file again tells nobody anything."""
    done = bank.take_file(
        provider_id=provider_id, name=name, until_at=until_at, lines=lines, by=by, at=at
    )
    booked = done.file.rows.filter(outcome=Outcome.BOOKED).order_by("pk")
    for row in booked.select_related("charge__claim__resident"):
        if row.charge is not None:
            inbox.send(
                resident=row.charge.claim.resident,
                kind=Kind.FEE_PAID,
                at=at,
                title=row.charge.title,
                paid_won=row.won,
            )
    return done
