"""Changing the mentor: what the old one passes on, and whether the person lets it be passed on."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from naru.counselling.models.mentors import Mentor
from naru.counselling.models.pairings import Request


class Handover(models.Model):
    """The hand-over file is the answer of `request`, which the old mentor owes.

    Without the person's yes the next mentor sees neither it nor notes from before.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="handovers"
    )
    mentor = models.ForeignKey(Mentor, on_delete=models.PROTECT, related_name="handovers")
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="handover")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    consent = models.BooleanField(null=True)
    said_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(consent__isnull=True, said_at__isnull=True)
                | Q(consent__isnull=False, said_at__isnull=False),
                name="handover_consent_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} from {self.mentor_id}"
