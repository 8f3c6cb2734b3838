"""Reconciling the ledger: every sum again from the single entries, compared with what stands."""

from django.db.models import Sum

from naru.core import books
from naru.core.books import Reconciliation
from naru.scholarships.enums import Book
from naru.scholarships.models import Account, Entry, Grant, Transfer

CHECKS = {
    **books.of_entries("scholarships", "points"),
    "balance below zero": """
        SELECT 'account ' || id || ' ' || book, 0, balance_points
        FROM scholarships_account WHERE balance_points < 0 AND book <> 'TREASURY'""",
    "sum of all its accounts": """
        SELECT 'round ' || r.code, 0, sum(a.balance_points)
        FROM scholarships_round r JOIN scholarships_account a ON a.round_id = r.id
        GROUP BY r.id HAVING sum(a.balance_points) <> 0""",
    "money put in": """
        SELECT 'round ' || r.code, r.budget_points, -a.balance_points
        FROM scholarships_round r JOIN scholarships_account a ON a.round_id = r.id
        WHERE a.book = 'TREASURY' AND r.budget_points <> -a.balance_points""",
    "points booked for it": """
        SELECT 'grant ' || g.id, g.points, coalesce(sum(e.points), 0) FROM scholarships_grant g
        LEFT JOIN scholarships_transfer t ON t.reason = 'grant:' || g.id
        LEFT JOIN scholarships_entry e ON e.transfer_id = t.id AND e.points > 0
        GROUP BY g.id HAVING g.points <> coalesce(sum(e.points), 0)""",
    "points held for places": """
        SELECT 'grant ' || a.grant_id,
            (SELECT coalesce(sum(u.points), 0) FROM scholarships_use u
             WHERE u.grant_id = a.grant_id AND u.state = 'HELD'), a.balance_points
        FROM scholarships_account a WHERE a.book = 'HELD' AND a.balance_points <>
            (SELECT coalesce(sum(u.points), 0) FROM scholarships_use u
             WHERE u.grant_id = a.grant_id AND u.state = 'HELD')""",
    "points spent on courses": """
        SELECT 'round ' || r.code, coalesce(w.points, 0), a.balance_points
        FROM scholarships_round r
        JOIN scholarships_account a ON a.round_id = r.id AND a.book = 'SPENT'
        LEFT JOIN (
            SELECT g.round_id, sum(u.points - u.returned_points) AS points
            FROM scholarships_use u JOIN scholarships_grant g ON g.id = u.grant_id
            WHERE u.spent_at IS NOT NULL GROUP BY g.round_id
        ) w ON w.round_id = r.id
        WHERE coalesce(w.points, 0) <> a.balance_points""",
}
"""What has to hold, each as a statement that finds where it does not: where, right, found."""


def reconcile() -> Reconciliation:
    """Compare every balance, transfer, grant and use with the entries they rest on."""
    granted = Grant.objects.aggregate(points=Sum("points"))["points"] or 0
    return Reconciliation(
        Transfer.objects.count(), Entry.objects.count(), granted, tuple(books.faults(CHECKS))
    )


def balances_of_rounds() -> dict[int, dict[str, int]]:
    """By round id the sum of each book, for the ledger's page."""
    sums: dict[int, dict[str, int]] = {}
    rows = Account.objects.values_list("round_id", "book").annotate(points=Sum("balance_points"))
    for round_id, book, points in rows.order_by("round_id", "book"):
        sums.setdefault(round_id, {str(one): 0 for one in Book.values})[book] = points
    return sums
