"""What was paid by card goes back to the card; what was paid by bank never does."""

import pytest

from naru.payments.models import CardReturn
from naru.payments.queries import refunds
from naru.payments.services import charges
from naru.payments.services.card_returns import order_paid_by
from tests.enrolments.factories import NOON
from tests.payments.cards import paid
from tests.payments.factories import FEE, charge, pay

pytestmark = pytest.mark.django_db


def end(one):
    return charges.end(claim_id=one.claim_id, whose="learner", by=None, at=NOON)


def test_a_refund_goes_the_way_the_money_came(sandbox):
    order, by_bank = paid(sandbox), charge()
    pay(by_bank)
    assert (order_paid_by(order.charge), order_paid_by(by_bank)) == (order, None)
    back, other = end(order.charge), end(by_bank)
    assert (back.goes_to_card, other.goes_to_card) == (True, False)
    kept = CardReturn.objects.get()
    assert (kept.refund, kept.order, kept.done_at, back.won) == (back, order, None, FEE)
    assert refunds.owed(order.charge.provider_id) == []
    assert refunds.owed(by_bank.provider_id) == [other]
    assert not refunds.owed_to(order.charge.claim.resident_id)
