"""Reading refunds: what is owed, and what can be sent."""

from naru.payments.models import Refund, RefundAccount


def owed(provider_id: int) -> list[Refund]:
    """Refunds for the bank that are not sent, the most urgent first."""
    found = Refund.objects.filter(charge__provider_id=provider_id, payout=None, card_return=None)
    return list(
        found.select_related("charge__claim__resident__refund_account").order_by("send_by_on", "pk")
    )


def owed_to(resident_id: int) -> bool:
    """Whether some refund of the person waits for the bank."""
    mine = Refund.objects.filter(charge__claim__resident_id=resident_id)
    return mine.filter(payout=None, card_return=None).exists()


def sendable(provider_id: int) -> list[tuple[Refund, RefundAccount]]:
    """Those whose people have said where to; in order of charge, as they are locked."""
    having = []
    for one in owed(provider_id):
        account = getattr(one.charge.claim.resident, "refund_account", None)
        if account is not None:
            having.append((one, account))
    return sorted(having, key=lambda pair: (pair[0].charge_id, pair[0].pk))
