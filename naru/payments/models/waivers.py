"""A paper that somebody brings because no fact in their record says that they pay nothing."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.payments.models.charges import Charge


class WaiverAsk(models.Model):
    """Somebody says that a paper waives the charge: asked once, and nothing is paid meanwhile.

    The place is held until `until_at`, and from when the paper was seen until the provider has
    decided. A yes waives the charge itself; a no is `refused_at`, and a new charge is made, whose
    time to pay begins then. Of the paper nothing is kept but its kind.
    """

    charge = models.OneToOneField(Charge, on_delete=models.PROTECT, related_name="waiver_ask")
    kind = models.CharField(max_length=60)
    asked_at = models.DateTimeField()
    until_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    refused_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gt=F("asked_at")) & ~Q(kind=""), name="waiver_ask_whole"
            ),
            models.CheckConstraint(
                condition=Q(seen_at__isnull=True, seen_by__isnull=True)
                | Q(seen_at__isnull=False, seen_by__isnull=False),
                name="waiver_ask_seen_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(refused_at__isnull=True, refused_by__isnull=True, reason="")
                | Q(refused_at__isnull=False, refused_by__isnull=False) & ~Q(reason=""),
                name="waiver_ask_refused_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.charge_id} {self.kind}"
