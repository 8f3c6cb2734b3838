"""Questions to somebody some time after a certificate, and what they answered."""

import uuid

from django.db import models
from django.db.models import F, Q


class Willing(models.Model):
    """The person said yes to being asked about what they learnt; without it nobody is asked.

    `reason` is that of the certificate, so that it holds for the one in a new name as well.
    """

    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="willing", db_index=False
    )
    reason = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resident", "reason"], name="willing_once_a_certificate"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.reason}"


class FollowUp(models.Model):
    """Asked once for each certificate and time. `answers` holds codes by code of the question.

    It can be answered and changed until `closes_at`. Whoever takes the answers back leaves none;
    with `no_more` the person is never asked again.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="follow_ups"
    )
    certificate = models.ForeignKey(
        "credentials.Certificate", on_delete=models.PROTECT, related_name="follow_ups"
    )
    after_days = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    answers = models.JSONField(default=dict)
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    no_more = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "after_days"], name="follow_up_once_a_time"
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("asked_at")), name="follow_up_closes_later"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=False) | Q(answers={}),
                name="follow_up_answered_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(answers={}, answered_at__isnull=True),
                name="follow_up_withdrawn_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id} {self.after_days}"
