"""A resident's wish to be forgotten."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.residents.models.person import Resident


class ErasureRequest(models.Model):
    """Asked on one day, done from `due_on` on unless taken back before."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resident = models.ForeignKey(
        Resident, on_delete=models.PROTECT, related_name="erasure_requests"
    )
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resident"],
                condition=Q(withdrawn_at__isnull=True),
                name="erasure_asked_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(done_at__isnull=True),
                name="erasure_done_or_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("asked_at")),
                name="erasure_withdrawn_later",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=Q(withdrawn_at__isnull=True, done_at__isnull=True),
                name="erasure_open_by_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} due {self.due_on}"
