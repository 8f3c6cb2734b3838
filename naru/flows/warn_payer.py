"""Little time is left to pay: the person is reminded, once."""

from datetime import datetime

from django.db import transaction

from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.payments.models import Charge
from naru.payments.services import charges


@transaction.atomic(durable=True)
def warn_payer(*, charge_id: int, at: datetime) -> bool:
    """False if there is nothing to pay any more or the person was reminded already."""
    if not charges.warn(charge_id=charge_id, at=at):
        return False
    one = Charge.objects.select_related("claim__resident").get(pk=charge_id)
    inbox.send(
        resident=one.claim.resident,
        kind=Kind.FEE_SOON,
        at=at,
        title=one.title,
        until_at=one.due_at,
        fee_won=one.won,
    )
    return True
