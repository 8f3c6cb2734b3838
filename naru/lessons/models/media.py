"""Files of a course and, apart from them, their bytes in pieces.

A piece is what one answer to a Range request reads; no file is ever held in memory whole.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from naru.lessons.enums import MediaKind
from naru.lessons.models.units import Package

PIECE_BYTES = 262_144


class Media(models.Model):
    """A file of a course, never changed: another content under the same name is another row."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    package = models.ForeignKey(
        Package, on_delete=models.PROTECT, related_name="media", db_index=False
    )
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=10, choices=MediaKind.choices)
    mime = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MediaKind.values), name="media_kind_known"),
            models.CheckConstraint(condition=Q(size__gte=1), name="media_not_empty"),
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="media_digest_is_sha256"
            ),
            models.UniqueConstraint(
                fields=["package", "name", "sha256"], name="media_once_per_content"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Piece(models.Model):
    """Bytes `[number * PIECE_BYTES, …)` of a file; only the last piece is shorter."""

    media = models.ForeignKey(
        Media, on_delete=models.PROTECT, related_name="pieces", db_index=False
    )
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["media", "number"], name="piece_once_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.media_id} {self.number}"
