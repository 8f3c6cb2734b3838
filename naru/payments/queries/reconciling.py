"""Reconciling won: every sum again from the single entries, compared with what stands."""

from django.db.models import Sum

from naru.core import books
from naru.core.books import Reconciliation
from naru.payments.models import Entry, Payment, Transfer

CHECKS = {
    **books.of_entries("payments", "won"),
    "sum of all its accounts": """
        SELECT 'provider ' || provider_id, 0, sum(balance_won)
        FROM payments_account GROUP BY provider_id HAVING sum(balance_won) <> 0""",
    "won still owed": """
        SELECT 'charge ' || a.charge_id, coalesce(o.won, 0), a.balance_won
        FROM payments_account a LEFT JOIN (
            SELECT r.charge_id, sum(r.won) AS won FROM payments_refund r
            LEFT JOIN payments_payout p ON p.refund_id = r.id
            LEFT JOIN payments_cardreturn c ON c.refund_id = r.id
            WHERE p.id IS NULL AND c.transfer_id IS NULL GROUP BY r.charge_id
        ) o ON o.charge_id = a.charge_id
        WHERE a.book = 'BACK' AND coalesce(o.won, 0) <> a.balance_won""",
    "won held of an open or unpaid charge": """
        SELECT 'charge ' || c.id, 0, a.balance_won
        FROM payments_charge c JOIN payments_account a ON a.charge_id = c.id AND a.book = 'HELD'
        LEFT JOIN payments_payment p ON p.charge_id = c.id
        WHERE p.id IS NULL AND a.balance_won <> 0""",
    "won held of a paid charge": """
        SELECT 'charge ' || c.id, p.won, a.balance_won
        FROM payments_charge c JOIN payments_account a ON a.charge_id = c.id AND a.book = 'HELD'
        JOIN payments_payment p ON p.charge_id = c.id
        WHERE c.state = 'PAID' AND a.balance_won <> p.won""",
}
"""What has to hold, each as a statement that finds where it does not: where, right, found."""


def reconcile() -> Reconciliation:
    """Compare every balance, transfer, payment and refund with the entries they rest on."""
    paid = Payment.objects.aggregate(won=Sum("won"))["won"] or 0
    return Reconciliation(
        Transfer.objects.count(), Entry.objects.count(), paid, tuple(books.faults(CHECKS))
    )
