"""The address under which somebody's own calendar can be read by their calendar program."""

from django.db import models
from django.db.models import Q


class Feed(models.Model):
    """One address a person. Only the hash of its secret part is kept; a new one replaces it."""

    resident = models.OneToOneField(
        "residents.Resident", on_delete=models.PROTECT, related_name="calendar_feed"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="feed_digest_is_a_hash"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.digest[:8]}"
