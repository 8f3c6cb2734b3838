"""How far somebody is in a lesson, and which lesson a person learns from now."""

from datetime import timedelta

from django.db import models
from django.db.models import Q

from naru.lessons.models.units import Learning
from naru.lessons.rules.progress import Seen


class Progress(models.Model):
    """One lesson of one learner, by its code, which stays from version to version.

    `time` is what counted as learning by the server's clock, `last_on` the last day on which
    any did; `done_at` is when the learner said that they had seen it all. `place_s` is where the
    video or sound stood, so that it goes on there on any device.
    """

    learning = models.ForeignKey(
        Learning, on_delete=models.PROTECT, related_name="progress", db_index=False
    )
    lesson = models.CharField(max_length=60)
    time = models.DurationField(default=timedelta)
    last_on = models.DateField(null=True)
    place_s = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(time__gte=timedelta()), name="progress_not_below_0"),
            models.UniqueConstraint(fields=["learning", "lesson"], name="progress_once_per_lesson"),
        ]

    def __str__(self) -> str:
        return f"{self.learning_id} {self.lesson} {self.time}"

    @property
    def seen(self) -> Seen:
        """The same as plain values."""
        return Seen(self.time, self.done_at is not None, self.last_on)


class Watch(models.Model):
    """The one page that a person learns from now: its signs of life count, others' do not.

    `page` is one view of a lesson's page, `number` the last of its signs. `by_beats` is whether
    there were any, as pages without JavaScript send none: there at most `nominal` counts in all.
    """

    resident = models.OneToOneField(
        "residents.Resident", on_delete=models.PROTECT, primary_key=True, related_name="watch_now"
    )
    learning = models.ForeignKey(
        Learning, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    lesson = models.CharField(max_length=60)
    page = models.UUIDField()
    number = models.PositiveIntegerField(default=0)
    by_beats = models.BooleanField(default=False)
    nominal = models.DurationField()
    last_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.resident_id} {self.lesson}"
