"""What the bank's file says, row by row, and what became of each row. Written once."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from naru.payments.enums import Choice, Odd, Outcome
from naru.payments.models.charges import Charge
from naru.payments.models.ledger import Transfer


class BankFile(models.Model):
    """A file of one provider's bank, complete up to `until_at`.

    Until then nobody who paid can be unknown, so nobody loses a seat for want of a file.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    provider = models.ForeignKey(
        "catalogue.Provider", on_delete=models.PROTECT, related_name="bank_files"
    )
    name = models.CharField(max_length=200)
    until_at = models.DateTimeField()
    rows_read = models.PositiveIntegerField()
    rows_known = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["provider", "-until_at"], name="bank_file_by_until")]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.name}"


class BankRow(models.Model):
    """One row. `ref` names it at the bank, so that it is booked once however often it is sent."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.ForeignKey(BankFile, on_delete=models.PROTECT, related_name="rows")
    provider = models.ForeignKey(
        "catalogue.Provider", on_delete=models.PROTECT, related_name="bank_rows"
    )
    line = models.PositiveIntegerField()
    ref = models.CharField(max_length=80)
    paid_at = models.DateTimeField()
    won = models.PositiveIntegerField()
    number = models.CharField(max_length=30)
    payer = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    odd = ArrayField(models.CharField(max_length=20), default=list)
    charge = models.ForeignKey(
        Charge, null=True, on_delete=models.PROTECT, related_name="bank_rows"
    )
    transfer = models.OneToOneField(Transfer, on_delete=models.PROTECT, related_name="bank_row")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="bank_row_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.BOOKED, charge__isnull=False)
                | Q(outcome=Outcome.UNCLEAR) & ~Q(odd=[]),
                name="bank_row_booked_or_says_why_not",
            ),
            models.CheckConstraint(condition=Q(won__gt=0), name="bank_row_is_something"),
            models.UniqueConstraint(fields=["provider", "ref"], name="bank_row_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.won}"

    @property
    def reasons(self) -> list[str]:
        """What is odd, in the reader's language."""
        return [str(Odd(one).label) for one in self.odd]


class RowDecision(models.Model):
    """What a person decided about an unclear row."""

    row = models.OneToOneField(BankRow, on_delete=models.PROTECT, related_name="decision")
    choice = models.CharField(max_length=10, choices=Choice.choices)
    charge = models.ForeignKey(
        Charge, null=True, on_delete=models.PROTECT, related_name="decisions"
    )
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(choice__in=Choice.values), name="row_decision_known"
            ),
            models.CheckConstraint(
                condition=Q(choice=Choice.RETURN, charge__isnull=True)
                | (~Q(choice=Choice.RETURN) & Q(charge__isnull=False)),
                name="row_decision_about_a_charge",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row_id} {self.choice}"
