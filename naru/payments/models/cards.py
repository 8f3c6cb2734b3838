"""Paying by card: what was asked of the card company, what it told us, what it gave back.

The company knows an order by its `public_id` and a return by its own: asked twice for the same,
it does it once (docs/decisions/0033-cards.md).
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.payments.enums import UNDER_WAY, NoteOutcome, OrderState
from naru.payments.models.charges import Charge
from naru.payments.models.ledger import Transfer
from naru.payments.models.payments import Refund


class CardOrder(models.Model):
    """One try to pay a charge by card. Only `state`, `state_at` and `ref` change, forward.

    The person may pay at the company until `until_at`. `ref` is the company's number of the
    payment, once it has told it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="card_orders")
    won = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=OrderState.choices, default=OrderState.BEGUN)
    state_at = models.DateTimeField()
    ref = models.CharField(max_length=80, blank=True, default="")
    made_at = models.DateTimeField()
    until_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=OrderState.values), name="card_order_state_known"
            ),
            models.CheckConstraint(condition=Q(won__gt=0), name="card_order_is_something"),
            models.CheckConstraint(
                condition=Q(until_at__gt=F("made_at")), name="card_order_has_time"
            ),
            models.CheckConstraint(
                condition=~Q(state=OrderState.CAPTURED) | ~Q(ref=""), name="card_order_captured_as"
            ),
            models.UniqueConstraint(
                fields=["charge"], condition=Q(state__in=UNDER_WAY), name="card_order_one_under_way"
            ),
            models.UniqueConstraint(
                fields=["ref"], condition=~Q(ref=""), name="card_order_ref_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["made_at"], condition=Q(state__in=UNDER_WAY), name="card_order_under_way"
            )
        ]

    def __str__(self) -> str:
        return f"{self.charge_id} {self.won} {self.state}"


class CardNote(models.Model):
    """Something the card company told us, signed; written once. `note` names it at the company."""

    note = models.CharField(max_length=80, unique=True)
    order = models.ForeignKey(CardOrder, null=True, on_delete=models.PROTECT, related_name="notes")
    said = models.CharField(max_length=20)
    won = models.BigIntegerField()
    said_at = models.DateTimeField()
    at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=NoteOutcome.choices)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=NoteOutcome.values), name="card_note_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome=NoteOutcome.NOT_OURS, order__isnull=True)
                | (~Q(outcome=NoteOutcome.NOT_OURS) & Q(order__isnull=False)),
                name="card_note_of_an_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.note} {self.said}"


class CardReturn(models.Model):
    """A refund that goes back to the card it came from; `transfer` books that it has."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    refund = models.OneToOneField(Refund, on_delete=models.PROTECT, related_name="card_return")
    order = models.ForeignKey(CardOrder, on_delete=models.PROTECT, related_name="returns")
    transfer = models.OneToOneField(
        Transfer, null=True, on_delete=models.PROTECT, related_name="card_return"
    )
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(transfer__isnull=True, done_at__isnull=True)
                | Q(transfer__isnull=False, done_at__isnull=False),
                name="card_return_booked_when_done",
            )
        ]
        indexes = [
            models.Index(
                fields=["refund"], condition=Q(done_at__isnull=True), name="card_return_to_do"
            )
        ]

    def __str__(self) -> str:
        return f"{self.order_id} -{self.refund.won}"
