"""The ledger of won: accounts, and transfers whose entries sum to zero, kept by the database.

The same design as the scholarship's points (docs/decisions/0016-ledger.md) in tables of its own:
points are the city's money and won are people's, and no transfer ever joins the two.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from naru.payments.enums import Book, Move
from naru.payments.models.charges import Charge


class Account(models.Model):
    """A pile of won. `balance_won` and `entries` are moved by the trigger alone."""

    provider = models.ForeignKey(
        "catalogue.Provider", on_delete=models.PROTECT, related_name="accounts"
    )
    charge = models.ForeignKey(Charge, null=True, on_delete=models.PROTECT, related_name="accounts")
    book = models.CharField(max_length=10, choices=Book.choices)
    balance_won = models.BigIntegerField(default=0)
    entries = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(book__in=Book.values), name="money_account_book_known"
            ),
            models.CheckConstraint(
                condition=Q(book=Book.OUTSIDE, balance_won__lte=0)
                | (~Q(book=Book.OUTSIDE) & Q(balance_won__gte=0)),
                name="money_account_never_negative",
            ),
            models.CheckConstraint(
                condition=Q(book__in=[Book.HELD, Book.BACK], charge__isnull=False)
                | (~Q(book__in=[Book.HELD, Book.BACK]) & Q(charge__isnull=True)),
                name="money_account_of_charge_or_provider",
            ),
            models.UniqueConstraint(
                fields=["provider", "book"],
                condition=Q(charge__isnull=True),
                name="money_account_once_a_provider",
            ),
            models.UniqueConstraint(fields=["charge", "book"], name="money_account_once_a_charge"),
        ]

    def __str__(self) -> str:
        return f"{self.book} {self.balance_won}"


class Transfer(models.Model):
    """One event that moved money. `reason` names it ("paid:12"), so it is booked once."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    move = models.CharField(max_length=10, choices=Move.choices)
    reason = models.CharField(max_length=80)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    opened_in = models.BigIntegerField(default=0, editable=False)
    """The database transaction that booked it, set by the trigger: no entry comes later."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(move__in=Move.values), name="money_transfer_move_known"
            ),
            models.UniqueConstraint(fields=["reason"], name="money_transfer_booked_once"),
            models.CheckConstraint(
                condition=Q(reason__regex="^[a-z-]+:[0-9a-z:-]+$"),
                name="money_transfer_reason_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.move} {self.reason}"


class Entry(models.Model):
    """Won in (above zero) or out of one account; `number` counts the account's entries."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="entries")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="lines")
    won = models.BigIntegerField()
    number = models.PositiveIntegerField(default=0, editable=False)
    balance_won = models.BigIntegerField(default=0, editable=False)
    """The account's balance after this entry, set by the trigger."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(won=0), name="money_entry_moves_something"),
            models.UniqueConstraint(fields=["account", "number"], name="money_entry_numbered"),
            models.UniqueConstraint(
                fields=["transfer", "account"], name="money_entry_once_a_transfer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.won:+}"
