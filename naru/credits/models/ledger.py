"""The ledger of credits: lines are added and never changed (triggers of migration 0002)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.core.languages import in_reader_language
from naru.credits.enums import Category, Kind


class Entry(models.Model):
    """Credits that somebody got, or the counter-entry that takes a line back for a reason.

    `reason` names what was booked ("result:42"), so it is booked once. What a person says of
    themselves (`said`) holds for planning, is marked wherever it is shown, and goes with them;
    everything else stays. The rule is kept as it was: `mark_needed`, `attendance_needed`.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="credits"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    credits = models.SmallIntegerField()
    title = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True, default="")
    subject = models.CharField(max_length=300)
    category = models.CharField(max_length=10, choices=Category.choices, blank=True, default="")
    field = models.CharField(max_length=60, blank=True, default="")
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    body_name = models.CharField(max_length=120, blank=True, default="")
    accredited = models.BooleanField(default=False)
    licence = models.CharField(max_length=60, blank=True, default="")
    ended_on = models.DateField()
    mark = models.PositiveSmallIntegerField(null=True)
    mark_needed = models.PositiveSmallIntegerField(null=True)
    attendance_percent = models.PositiveSmallIntegerField(null=True)
    attendance_needed = models.PositiveSmallIntegerField(null=True)
    said = models.BooleanField(default=False)
    reason = models.CharField(max_length=80)
    result = models.ForeignKey(
        "enrolments.Result", null=True, on_delete=models.PROTECT, related_name="credits"
    )
    counters = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="countered_by"
    )
    why = models.CharField(max_length=200, blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="credit_kind_known"),
            models.CheckConstraint(
                condition=Q(counters__isnull=True, credits__gt=0, why="")
                | Q(counters__isnull=False, credits__lt=0) & ~Q(why=""),
                name="credit_added_or_taken_back_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.ADVANCE)
                | Q(organisation__isnull=False, category="", said=False),
                name="credit_advance_of_a_university",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.ADVANCE) | Q(category__in=Category.values),
                name="credit_has_category",
            ),
            models.CheckConstraint(
                condition=Q(category=Category.MAJOR) & ~Q(field="")
                | ~Q(category=Category.MAJOR) & Q(field=""),
                name="credit_major_has_field",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.LICENCE, mark__isnull=True) & ~Q(licence="")
                | ~Q(kind=Kind.LICENCE) & Q(licence=""),
                name="credit_licence_named",
            ),
            models.CheckConstraint(
                condition=Q(said=True)
                | Q(kind=Kind.LICENCE)
                | Q(
                    mark__isnull=False,
                    mark_needed__isnull=False,
                    mark__gte=F("mark_needed"),
                    attendance_percent__isnull=False,
                    attendance_needed__isnull=False,
                    attendance_percent__gte=F("attendance_needed"),
                ),
                name="credit_for_mark_and_attendance",
            ),
            models.CheckConstraint(
                condition=Q(said=False) | Q(organisation__isnull=True, result__isnull=True),
                name="credit_said_is_from_elsewhere",
            ),
            models.UniqueConstraint(fields=["reason"], name="credit_booked_once"),
            models.CheckConstraint(
                condition=Q(reason__regex="^[a-z-]+:[0-9a-z:.-]+$"), name="credit_reason_named"
            ),
        ]
        indexes = [models.Index(fields=["resident", "ended_on"], name="credit_by_resident")]

    def __str__(self) -> str:
        return f"{self.kind} {self.credits:+} {self.reason}"

    @property
    def name(self) -> str:
        """In the reader's language; in Korean where no English title is known."""
        return in_reader_language(self.title, self.title_en)

    @property
    def body(self) -> str:
        """Who taught: one of our bodies, or what the person wrote."""
        return self.organisation.name if self.organisation else self.body_name
