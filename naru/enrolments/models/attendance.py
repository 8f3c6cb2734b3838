"""Who came to which meeting of their class; what was put right is kept beside it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.enrolments.enums import Came, Marked
from naru.enrolments.models.applications import Application


class Attendance(models.Model):
    """How it was with one person at one meeting, as it holds now; written once by whoever came
    first, staff or the person's own scan. What changes it later leaves a `Correction`.
    """

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="attendances"
    )
    session = models.ForeignKey(
        "catalogue.Session", on_delete=models.PROTECT, related_name="attendances"
    )
    came = models.CharField(max_length=10, choices=Came.choices)
    marked = models.CharField(max_length=10, choices=Marked.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "session"], name="attendance_once"),
            models.CheckConstraint(condition=Q(came__in=Came.values), name="attendance_came_known"),
            models.CheckConstraint(
                condition=Q(marked__in=Marked.values), name="attendance_marked_known"
            ),
            models.CheckConstraint(
                condition=~Q(marked=Marked.SCAN) | Q(came__in=[Came.PRESENT, Came.LATE]),
                name="attendance_scan_is_there",
            ),
            models.CheckConstraint(
                condition=Q(marked=Marked.SCAN) | Q(by__isnull=False),
                name="attendance_by_hand_of_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.session_id} {self.came}"


class Correction(models.Model):
    """One change of an attendance, never changed itself (trigger). `number` counts from 1."""

    attendance = models.ForeignKey(Attendance, on_delete=models.PROTECT, related_name="corrections")
    number = models.PositiveSmallIntegerField()
    was = models.CharField(max_length=10, choices=Came.choices)
    became = models.CharField(max_length=10, choices=Came.choices)
    why = models.CharField(max_length=200, blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attendance", "number"], name="correction_in_order"),
            models.CheckConstraint(condition=Q(number__gte=1), name="correction_from_one"),
            models.CheckConstraint(
                condition=Q(was__in=Came.values, became__in=Came.values),
                name="correction_came_known",
            ),
            models.CheckConstraint(condition=~Q(was=F("became")), name="correction_changes"),
        ]

    def __str__(self) -> str:
        return f"{self.attendance_id} {self.was} → {self.became}"
