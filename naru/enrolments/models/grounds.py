"""What a door's rule said yes to at a click, until the receipt of it is written."""

from django.db import models

from naru.enrolments.models.doors import Claim


class Ground(models.Model):
    """Written with a click at a door with a rule, gone with the receipt or the click's end.

    A receipt waits for the one before it, which a click may not: so the click keeps what was
    decided on, and the receipt is written when it is followed up. `policy` said yes on the day
    `on`, by the rules kept under the digest `pack`; of the `facts` only those it looks at are here.
    """

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="ground")
    policy = models.CharField(max_length=80)
    pack = models.CharField(max_length=64)
    on = models.DateField()
    facts = models.JSONField()

    def __str__(self) -> str:
        return f"{self.claim_id} {self.policy}"
