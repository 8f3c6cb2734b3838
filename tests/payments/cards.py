"""Orders by card to test with."""

from datetime import timedelta

from naru.payments.models import CardOrder
from naru.payments.services import card_work
from naru.payments.services.sandbox import Answer
from tests.enrolments.factories import NOON
from tests.payments.factories import charge

SOON = NOON + timedelta(minutes=1)
BACK, TELL = "http://testserver/back/", "http://127.0.0.1:9/nobody/"


def begin(one, *, at=NOON) -> CardOrder:
    """The person of the charge goes to the company's page."""
    by = one.claim.resident.user
    card_work.begin(charge_id=one.pk, by=by, at=at, back=BACK, tell=TELL)
    return CardOrder.objects.filter(charge=one).latest("pk")


def ordered(one=None) -> CardOrder:
    """An order for an open charge."""
    return begin(one or charge())


def paid(sandbox, one=None) -> CardOrder:
    """A charge that is paid by card."""
    order = ordered(one)
    sandbox.answer(order.public_id, Answer.PAY, at=SOON)
    card_work.settle(order_id=order.pk, at=SOON)
    order.refresh_from_db()
    return order
