"""People who want a drawn course together: invited by a link, agreed to by each on their own."""

import uuid

from django.db import models

from naru.enrolments.models.doors import Claim, Intake


class Party(models.Model):
    """Who belongs together at one door that draws. Only those who still stand at the closing count;
    from then on it is part of the frozen list.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="parties")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.intake_id} {self.public_id}"


class Companion(models.Model):
    """One person of a party; each is in one party at a door at most."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="companions")
    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="companion")
    joined_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.party_id} {self.claim_id}"
