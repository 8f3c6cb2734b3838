"""The ledger: accounts, and transfers whose entries sum to zero. The database keeps the books.

Triggers (migration 0002) move a balance with every entry, refuse any other change of it, and
check at commit that each transfer balances. Transfers and entries are never changed.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from naru.scholarships.enums import Book, Move


class Account(models.Model):
    """A pile of points. `balance_points` and `entries` are moved by the trigger alone."""

    round = models.ForeignKey(
        "scholarships.Round", on_delete=models.PROTECT, related_name="accounts"
    )
    grant = models.ForeignKey(
        "scholarships.Grant", null=True, on_delete=models.PROTECT, related_name="accounts"
    )
    book = models.CharField(max_length=10, choices=Book.choices)
    balance_points = models.BigIntegerField(default=0)
    entries = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(book__in=Book.values), name="account_book_known"),
            models.CheckConstraint(
                condition=Q(book=Book.TREASURY, balance_points__lte=0)
                | (~Q(book=Book.TREASURY) & Q(balance_points__gte=0)),
                name="account_never_negative",
            ),
            models.CheckConstraint(
                condition=Q(book__in=[Book.WALLET, Book.HELD], grant__isnull=False)
                | (~Q(book__in=[Book.WALLET, Book.HELD]) & Q(grant__isnull=True)),
                name="account_of_grant_or_round",
            ),
            models.UniqueConstraint(
                fields=["round", "book"],
                condition=Q(grant__isnull=True),
                name="account_once_a_round",
            ),
            models.UniqueConstraint(fields=["grant", "book"], name="account_once_a_grant"),
        ]

    def __str__(self) -> str:
        return f"{self.book} {self.balance_points}"


class Transfer(models.Model):
    """One event that moved points. `reason` names it ("grant:12"), so it is booked once."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    move = models.CharField(max_length=10, choices=Move.choices)
    reason = models.CharField(max_length=80)
    use = models.ForeignKey(
        "scholarships.Use", null=True, on_delete=models.PROTECT, related_name="transfers"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    opened_in = models.BigIntegerField(default=0, editable=False)
    """The database transaction that booked it, set by the trigger: no entry comes later."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(move__in=Move.values), name="transfer_move_known"),
            models.UniqueConstraint(fields=["reason"], name="transfer_booked_once"),
            models.CheckConstraint(
                condition=Q(reason__regex="^[a-z-]+:[0-9a-z:-]+$"), name="transfer_reason_named"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.move} {self.reason}"


class Entry(models.Model):
    """Points in (above zero) or out of one account; `number` counts the account's entries."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="entries")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="lines")
    points = models.BigIntegerField()
    number = models.PositiveIntegerField(default=0, editable=False)
    balance_points = models.BigIntegerField(default=0, editable=False)
    """The account's balance after this entry, set by the trigger."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(points=0), name="entry_moves_something"),
            models.UniqueConstraint(fields=["account", "number"], name="entry_numbered"),
            models.UniqueConstraint(fields=["transfer", "account"], name="entry_once_a_transfer"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.points:+}"
