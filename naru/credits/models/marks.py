"""The mark of a person in a class that gives credits."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Mark(models.Model):
    """0 to 100, written by the provider before the term is closed; the trail keeps each change."""

    application = models.OneToOneField(
        "enrolments.Application", on_delete=models.PROTECT, related_name="mark"
    )
    mark = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(mark__lte=100), name="mark_of_hundred"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.mark}"
