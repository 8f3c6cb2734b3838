"""That a provider does not hold a run, and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from naru.enrolments.enums import OffReason
from naru.enrolments.models.doors import Intake

LONGEST = 500


class CallOff(models.Model):
    """A run that is not held: written once, with what everybody at its door is told.

    `others` are the titles of open courses like it when it was called off.
    """

    intake = models.OneToOneField(Intake, on_delete=models.PROTECT, related_name="call_off")
    reason = models.CharField(max_length=10, choices=OffReason.choices)
    words = models.CharField(max_length=LONGEST, blank=True, default="")
    others = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=OffReason.values), name="call_off_reason_known"
            ),
            models.CheckConstraint(
                condition=~Q(reason=OffReason.OTHER) | ~Q(words=""), name="call_off_other_in_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intake_id} {self.reason}"
