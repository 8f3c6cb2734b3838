"""Links that a holder makes so that others see more, and takes back."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q

from naru.credentials.models.certificates import Certificate
from naru.residents.models.person import no_registration_number


class ShareQuerySet(models.QuerySet["Share"]):
    """Links, mostly those that open something."""

    def open_on(self, day: date) -> "ShareQuerySet":
        """Not taken back, and the day is not past their last."""
        return self.filter(ended_at__isnull=True, last_on__gte=day)


class Share(models.Model):
    """Whoever has `token` sees one certificate whole, or the whole portfolio if none is named.

    Open until `last_on`, that day included, or until the holder takes it back. `for_whom` is the
    holder's own note.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    token = models.CharField(max_length=22, unique=True)
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="certificate_shares"
    )
    certificate = models.ForeignKey(
        Certificate, null=True, on_delete=models.PROTECT, related_name="shares"
    )
    for_whom = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField()
    last_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("made_at")),
                name="share_ended_later",
            ),
            no_registration_number("for_whom", "share_note_without_number"),
        ]
        indexes = [models.Index(fields=["resident", "-made_at"], name="share_by_resident")]

    def __str__(self) -> str:
        return f"{self.resident_id} until {self.last_on}"

    def is_open(self, day: date) -> bool:
        return self.ended_at is None and day <= self.last_on
