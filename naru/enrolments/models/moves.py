"""Somebody moved in a waiting list: asked for with a reason, agreed to by somebody else."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.enrolments.enums import MoveReason
from naru.enrolments.models.applications import Application


class Move(models.Model):
    """One person to stand right before number `before_no`; nothing moves until it is agreed to.

    `words` say what happened; they are read by staff only. The public reads how many moves a
    list had and for which kinds of reasons.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="moves")
    before_no = models.PositiveIntegerField()
    reason = models.CharField(max_length=10, choices=MoveReason.choices)
    words = models.CharField(max_length=500)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=MoveReason.values), name="move_reason_known"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="move_says_why"),
            models.CheckConstraint(condition=Q(before_no__gte=1), name="move_before_a_number"),
            models.CheckConstraint(
                condition=Q(ended_by=None, ended_at=None, agreed=None)
                | Q(ended_by__isnull=False, ended_at__isnull=False, agreed__isnull=False),
                name="move_ends_whole",
            ),
            models.CheckConstraint(
                condition=Q(ended_by=None) | ~Q(ended_by=F("asked_by")), name="move_by_two"
            ),
            models.UniqueConstraint(
                fields=["application"], condition=Q(ended_at=None), name="move_once_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} before {self.before_no}"
