"""What one person has to pay for one place, by which rules, until when."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from naru.accounts.models import Organisation, User
from naru.payments.enums import STANDING, ChargeState
from naru.payments.rules.bands import Band, read_bands
from naru.payments.rules.numbers import shown


class ChargeQuerySet(models.QuerySet["Charge"]):
    """Charges, from someone's side."""

    def visible_to(self, user: User) -> "ChargeQuerySet":
        """The user's own."""
        return self.filter(claim__resident__user=user)

    def of_provider(self, organisation: Organisation) -> "ChargeQuerySet":
        """Those of the provider that the organisation is."""
        return self.filter(provider__organisation=organisation)


class Charge(models.Model):
    """The fee of a place. Only `state`, `state_at`, `waiver` and `warned_at` ever change (trigger).

    Paid before `due_at` it holds the place; the bank's file may tell of it until `books_at`.
    `number` is the account to pay into and belongs to one open charge at a time. `rules` are those
    of the provider on the day (bands, by_month, refund_days), `sessions` the days the course meets.
    `materials_won` is the part of `won` that never returns once the course has begun.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    claim = models.ForeignKey("enrolments.Claim", on_delete=models.PROTECT, related_name="charges")
    provider = models.ForeignKey(
        "catalogue.Provider", on_delete=models.PROTECT, related_name="charges"
    )
    title = models.CharField(max_length=300)
    won = models.PositiveIntegerField()
    materials_won = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=20)
    serial = models.PositiveIntegerField()
    bank_ko = models.CharField(max_length=120)
    bank_en = models.CharField(max_length=120)
    rules = models.JSONField()
    sessions = ArrayField(models.DateField(), default=list)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    books_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ChargeState.choices, default=ChargeState.OPEN)
    state_at = models.DateTimeField()
    waiver = models.CharField(max_length=60, blank=True, default="")
    warned_at = models.DateTimeField(null=True)

    objects = ChargeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(won__gt=0), name="charge_asks_something"),
            models.CheckConstraint(
                condition=Q(materials_won__lte=F("won")), name="charge_materials_are_a_part"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ChargeState.values), name="charge_state_known"
            ),
            models.CheckConstraint(
                condition=Q(due_at__gt=F("made_at"), books_at__gte=F("due_at")),
                name="charge_times_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state=ChargeState.WAIVED) & ~Q(waiver="")
                | ~Q(state=ChargeState.WAIVED),
                name="charge_waived_says_by_what",
            ),
            models.UniqueConstraint(
                fields=["claim"], condition=Q(state__in=STANDING), name="charge_once_standing"
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(state=ChargeState.OPEN),
                name="charge_number_once_while_open",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(state=ChargeState.OPEN), name="charge_open_by_due"
            ),
            models.Index(fields=["number", "-made_at"], name="charge_by_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.won} {self.state}"

    @property
    def shown_number(self) -> str:
        """The account number in groups of four."""
        return shown(self.number)

    @property
    def bands(self) -> list[Band]:
        return read_bands(self.rules["bands"])
