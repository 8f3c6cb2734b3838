"""Refunds that go back to the card they came from, and not by the bank."""

from naru.core import jobs
from naru.payments.enums import Way
from naru.payments.models import CardOrder, CardReturn, Charge, Payment, Refund


def order_paid_by(charge: Charge) -> CardOrder | None:
    """The order whose money pays the charge; None where it was paid otherwise or not at all."""
    paid = Payment.objects.filter(charge=charge, way=Way.CARD).select_related("transfer").first()
    if paid is None:
        return None
    return CardOrder.objects.get(public_id=paid.transfer.reason.partition(":")[2])


def to_card(*, refund: Refund, order: CardOrder) -> CardReturn:
    """The refund goes back to the order's card, by a job; the caller holds the charge."""
    made = CardReturn.objects.create(refund=refund, order=order)
    jobs.defer("payments.return_card", refund_id=refund.pk)
    return made
