"""Public keys: the private ones never come near the database."""

from django.db import models
from django.db.models import Q

from naru.credentials.enums import Use


class PublicKey(models.Model):
    """A key certificates were signed with. Old ones stay published for what they signed.

    `public` is a Multikey for proofs and a JWK as JSON for tokens; `kid` its short name.
    """

    kid = models.CharField(max_length=24, primary_key=True)
    use = models.CharField(max_length=10, choices=Use.choices)
    public = models.TextField(unique=True)
    first_used_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(use__in=Use.values), name="public_key_use_known"),
            models.CheckConstraint(
                condition=Q(kid__regex="^(ed|rs)-[0-9a-f]{16}$"), name="public_key_named"
            ),
        ]

    def __str__(self) -> str:
        return self.kid
