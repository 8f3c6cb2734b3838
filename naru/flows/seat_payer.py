"""The fee of a held seat has come, or was waived: the seat is the person's own.

the application's row -> the charge is settled -> the seat -> what follows from it, by a job.
"""

from datetime import datetime

from django.db import transaction

from naru.core.locks import locked
from naru.enrolments.models import Application
from naru.enrolments.services import holds
from naru.payments.enums import SETTLED
from naru.payments.models import Charge


@transaction.atomic(durable=True)
def seat_payer(*, charge_id: int, at: datetime) -> bool:
    """False if the charge is not settled, or no seat is held for it any more."""
    claim_id = Charge.objects.values_list("claim_id", flat=True).get(pk=charge_id)
    held = locked(Application.objects.all(), claim_id=claim_id)
    if Charge.objects.get(pk=charge_id).state not in SETTLED:
        return False
    return holds.seat(application_id=held.pk, at=at)
