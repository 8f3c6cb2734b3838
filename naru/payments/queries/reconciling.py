"""Reconciling won: every sum again from the single entries, compared with what stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.db.models import Sum

from naru.payments.models import Entry, Payment, Transfer


@dataclass(frozen=True)
class Fault:
    """Something that does not add up: what, where, the right number and the one that stands."""

    what: str
    where: str
    right: int
    found: int

    def __str__(self) -> str:
        return f"{self.where}: {self.what} is {self.found:,} and should be {self.right:,}"


@dataclass(frozen=True)
class Reconciliation:
    """Result of going through all books."""

    transfers: int
    entries: int
    paid_won: int
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        return not self.faults


CHECKS = {
    "sum of its entries": """
        SELECT 'transfer ' || t.reason, 0, coalesce(sum(e.won), 0)
        FROM payments_transfer t LEFT JOIN payments_entry e ON e.transfer_id = t.id
        GROUP BY t.id HAVING coalesce(sum(e.won), 0) <> 0 OR count(e.id) < 2""",
    "balance": """
        SELECT 'account ' || a.id || ' ' || a.book, coalesce(sum(e.won), 0), a.balance_won
        FROM payments_account a LEFT JOIN payments_entry e ON e.account_id = a.id
        GROUP BY a.id HAVING coalesce(sum(e.won), 0) <> a.balance_won""",
    "number of entries": """
        SELECT 'account ' || a.id || ' ' || a.book, count(e.id), a.entries
        FROM payments_account a LEFT JOIN payments_entry e ON e.account_id = a.id
        GROUP BY a.id HAVING count(e.id) <> a.entries""",
    "running balance": """
        SELECT 'account ' || account_id || ' line ' || number, total, balance_won FROM (
            SELECT account_id, number, balance_won,
                sum(won) OVER (PARTITION BY account_id ORDER BY number) AS total
            FROM payments_entry) lines
        WHERE total <> balance_won""",
    "sum of all its accounts": """
        SELECT 'provider ' || provider_id, 0, sum(balance_won)
        FROM payments_account GROUP BY provider_id HAVING sum(balance_won) <> 0""",
    "won still owed": """
        SELECT 'charge ' || a.charge_id, coalesce(o.won, 0), a.balance_won
        FROM payments_account a LEFT JOIN (
            SELECT r.charge_id, sum(r.won) AS won FROM payments_refund r
            LEFT JOIN payments_payout p ON p.refund_id = r.id
            WHERE p.id IS NULL GROUP BY r.charge_id
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
    return Reconciliation(Transfer.objects.count(), Entry.objects.count(), paid, tuple(_faults()))


def _faults() -> Iterator[Fault]:
    with connection.cursor() as cursor:
        for what, statement in CHECKS.items():
            cursor.execute(statement)
            for where, right, found in cursor.fetchall():
                yield Fault(what, where, int(right), int(found))
