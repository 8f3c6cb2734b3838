"""The end of a class: by which rule it was judged, and what came out for each person."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.enrolments.models.applications import Application
from naru.enrolments.models.doors import Intake


class Closing(models.Model):
    """A class that has ended: from now on its attendance changes with a reason only.

    The rule is kept as it was on the day: `percent` of `held` meetings is `needed`.
    """

    intake = models.OneToOneField(Intake, on_delete=models.PROTECT, related_name="closing")
    held = models.PositiveSmallIntegerField()
    needed = models.PositiveSmallIntegerField()
    percent = models.PositiveSmallIntegerField()
    late_counts = models.BooleanField()
    excused_counts = models.BooleanField()
    source = models.CharField(max_length=60, blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__gte=1, percent__lte=100), name="closing_percent_of_hundred"
            ),
            models.CheckConstraint(
                condition=Q(needed__gte=1, needed__lte=F("held")),
                name="closing_needs_of_held",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intake_id} {self.at:%Y-%m-%d}"


class Result(models.Model):
    """How often one person was there, and whether that is enough; meetings without a mark count
    as absence. `came` are the meetings that count by the closing's rule.
    """

    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="results")
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="result")
    present = models.PositiveSmallIntegerField()
    late = models.PositiveSmallIntegerField()
    excused = models.PositiveSmallIntegerField()
    absent = models.PositiveSmallIntegerField()
    came = models.PositiveSmallIntegerField()
    completed = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(came__lte=F("present") + F("late") + F("excused")),
                name="result_came_was_marked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.came} {self.completed}"
