"""Nobody paid in time: the seat goes to whoever waits, and the person is told.

the application's row -> the charge ends -> the seat is free -> notice.
"""

from datetime import datetime

from django.db import transaction

from naru.core.locks import locked
from naru.enrolments.enums import State
from naru.enrolments.models import Application
from naru.enrolments.services import ending
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.payments.models import Charge
from naru.payments.services import charges


@transaction.atomic(durable=True)
def expire_charge(*, charge_id: int, at: datetime) -> bool:
    """False while the bank's file may still tell of a payment, or when it has been paid or ended.

    A payment that comes in at the same moment either finds the charge open and keeps the seat, or
    finds it ended and lies on the list of the provider. False where the run is not held: that has
    its own ending (`tell_called_off`).
    """
    one = Charge.objects.get(pk=charge_id)
    held = locked(Application.objects.select_related("resident"), claim_id=one.claim_id)
    if held.state == State.CALLED_OFF:
        return False
    if not charges.expire(charge_id=charge_id, at=at):
        return False
    if held.seat_no is not None:
        ending.lapse(application=held, at=at)
    inbox.send(
        resident=held.resident, kind=Kind.FEE_MISSED, at=at, title=one.title, until_at=one.due_at
    )
    return True
