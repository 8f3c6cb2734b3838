"""Money that came for a charge, and money that goes back. Rows are written once, never changed."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.payments.enums import Way, Why
from naru.payments.models.charges import Charge
from naru.payments.models.ledger import Transfer


class Payment(models.Model):
    """The one payment that counts for a charge; what comes besides is only a refund.

    `paid_at` is when the bank had it, which may be long before it was booked.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    charge = models.OneToOneField(Charge, on_delete=models.PROTECT, related_name="payment")
    transfer = models.OneToOneField(Transfer, on_delete=models.PROTECT, related_name="payment")
    way = models.CharField(max_length=10, choices=Way.choices)
    won = models.PositiveIntegerField()
    payer = models.CharField(max_length=80, blank=True)
    paid_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values), name="payment_way_known"),
            models.CheckConstraint(condition=Q(won__gt=0), name="payment_is_something"),
            models.CheckConstraint(
                condition=Q(paid_at__lte=F("at")), name="payment_booked_after_it_came"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.charge_id} {self.won}"


class Refund(models.Model):
    """Money that is owed back for a charge, with how it was worked out: sessions held, of all."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="refunds")
    transfer = models.OneToOneField(Transfer, on_delete=models.PROTECT, related_name="refund")
    won = models.PositiveIntegerField()
    why = models.CharField(max_length=20, choices=Why.choices)
    held = models.PositiveSmallIntegerField(default=0)
    of = models.PositiveSmallIntegerField(default=0)
    send_by_on = models.DateField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(why__in=Why.values), name="refund_why_known"),
            models.CheckConstraint(condition=Q(won__gt=0), name="refund_is_something"),
            models.CheckConstraint(condition=Q(held__lte=F("of")), name="refund_held_of_all"),
        ]

    def __str__(self) -> str:
        return f"{self.charge_id} -{self.won}"

    @property
    def goes_to_card(self) -> bool:
        """Whether it goes back to the card it came from, and needs no account."""
        return hasattr(self, "card_return")


class RefundAccount(models.Model):
    """Where a person wants money sent back: an account of their own.

    Erased with their record, once nothing is owed to them.
    """

    resident = models.OneToOneField(
        "residents.Resident", on_delete=models.PROTECT, related_name="refund_account"
    )
    bank = models.CharField(max_length=40)
    number = models.CharField(max_length=30)
    holder = models.CharField(max_length=80)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(bank="") & ~Q(holder="") & Q(number__regex="^[0-9]{6,20}$"),
                name="refund_account_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bank} {self.number[-4:]}"


class Payout(models.Model):
    """A refund that was handed to the bank. Of the account only its end is kept."""

    refund = models.OneToOneField(Refund, on_delete=models.PROTECT, related_name="payout")
    transfer = models.OneToOneField(Transfer, on_delete=models.PROTECT, related_name="payout")
    batch = models.UUIDField()
    bank = models.CharField(max_length=40)
    number_end = models.CharField(max_length=4)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["batch"], name="payout_by_batch")]

    def __str__(self) -> str:
        return f"{self.batch} {self.refund_id}"
