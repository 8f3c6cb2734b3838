"""Applications at other sites, as the people who made them tell."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q

from naru.enrolments.enums import Stage


class Elsewhere(models.Model):
    """A run for which the person applied at another site; nobody there tells us of it.

    The days are the person's own word: `applied_on`, then when they heard of a seat
    (`admitted_on`), when they were through (`finished_on`), or when it came to nothing
    (`ended_on`). `run` is empty once the catalogue has deleted it for good; the title stays.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="elsewhere"
    )
    run = models.ForeignKey("catalogue.Run", null=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=300)
    applied_on = models.DateField()
    admitted_on = models.DateField(null=True)
    finished_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resident", "run"], name="elsewhere_once_a_run"),
            models.CheckConstraint(condition=~Q(title=""), name="elsewhere_titled"),
            models.CheckConstraint(
                condition=(Q(admitted_on=None) | Q(admitted_on__gte=F("applied_on")))
                & (Q(finished_on=None) | Q(finished_on__gte=F("applied_on")))
                & (Q(ended_on=None) | Q(ended_on__gte=F("applied_on"))),
                name="elsewhere_begins_with_applying",
            ),
            models.CheckConstraint(
                condition=Q(finished_on=None) | Q(ended_on=None), name="elsewhere_one_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.title}"

    @property
    def stage(self) -> Stage:
        """The last thing told."""
        if self.ended_on is not None:
            return Stage.ENDED
        if self.finished_on is not None:
            return Stage.FINISHED
        return Stage.APPLIED if self.admitted_on is None else Stage.ADMITTED

    @property
    def stage_on(self) -> date:
        """The day of the last thing told."""
        return self.ended_on or self.finished_on or self.admitted_on or self.applied_on
