"""Answers to questions: self-checks, attempts at the exam, and who may take longer."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from naru.accounts.models import User
from naru.lessons.models.units import Learning, Version
from naru.lessons.rules.timing import EXTENSIONS, Limit


class Check(models.Model):
    """The last answer to a self-check. It counts for nothing but knowing better."""

    learning = models.ForeignKey(
        Learning, on_delete=models.PROTECT, related_name="checks", db_index=False
    )
    question = models.CharField(max_length=60)
    given = models.JSONField()
    right = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learning", "question"], name="check_once_per_question"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learning_id} {self.question} {self.right}"


class AttemptQuerySet(models.QuerySet["Attempt"]):
    """Attempts, from someone's side."""

    def visible_to(self, user: User) -> "AttemptQuerySet":
        """The user's own."""
        return self.filter(learning__resident__user=user)

    def running(self) -> "AttemptQuerySet":
        """Those not handed in."""
        return self.filter(handed_in_at=None)


class Attempt(models.Model):
    """One sitting of the exam: the questions of `version` that `seed` drew, in their order.

    `until_at` is when its time is over; what arrives `late` after it still counts. `mark` is of
    a hundred, `right` of so many `questions`: only the server ever writes them, at the hand-in.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learning = models.ForeignKey(
        Learning, on_delete=models.PROTECT, related_name="attempts", db_index=False
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    seed = models.CharField(max_length=64)
    questions = ArrayField(models.CharField(max_length=60))
    begun_at = models.DateTimeField()
    until_at = models.DateTimeField()
    late = models.DurationField(default=timedelta)
    handed_in_at = models.DateTimeField(null=True)
    right = models.PositiveSmallIntegerField(null=True)
    mark = models.PositiveSmallIntegerField(null=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gt=F("begun_at")), name="attempt_has_time"
            ),
            models.CheckConstraint(
                condition=Q(handed_in_at=None, right=None, mark=None)
                | Q(handed_in_at__isnull=False, right__isnull=False, mark__lte=100),
                name="attempt_marked_when_handed_in",
            ),
            models.CheckConstraint(condition=~Q(questions=[]), name="attempt_asks_something"),
            models.UniqueConstraint(fields=["learning", "number"], name="attempt_once_per_number"),
            models.UniqueConstraint(
                fields=["learning"],
                condition=Q(handed_in_at=None),
                name="attempt_one_at_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["until_at"], condition=Q(handed_in_at=None), name="attempt_running"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learning_id} {self.number} {self.mark}"

    @property
    def limit(self) -> Limit:
        """Its time as plain values."""
        return Limit(self.until_at, self.late)


class Reply(models.Model):
    """The answer to one question of an attempt. A later `step` replaces an earlier one, whenever
    either arrives; `right` is written at the hand-in. An answer that was taken back stays as ""
    (`marking.NOTHING`), so that an earlier one that arrives late does not come back.
    """

    attempt = models.ForeignKey(
        Attempt, on_delete=models.PROTECT, related_name="answers", db_index=False
    )
    question = models.CharField(max_length=60)
    given = models.JSONField()
    step = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    right = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attempt", "question"], name="reply_once_per_question"),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id} {self.question} {self.right}"


class ExtensionAsk(models.Model):
    """Somebody asked to be given so many percent longer; gone once the provider has answered."""

    learning = models.OneToOneField(
        Learning, on_delete=models.PROTECT, related_name="extension_ask"
    )
    percent = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__in=EXTENSIONS), name="extension_ask_percent_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learning_id} +{self.percent}%?"


class Extension(models.Model):
    """Somebody may take longer, by so many percent. Why is not asked: it is nobody's business."""

    learning = models.OneToOneField(Learning, on_delete=models.PROTECT, related_name="extension")
    percent = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__in=EXTENSIONS), name="extension_percent_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learning_id} +{self.percent}%"
