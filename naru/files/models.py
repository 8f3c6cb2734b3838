"""An upload and, apart from it, its bytes: lists never load them, and they can go alone."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from naru.files.enums import FileType
from naru.files.rules.looking import MOST_BYTES


class Upload(models.Model):
    """What is known of an uploaded file. It outlasts the bytes, to say what was looked at."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    type = models.CharField(max_length=20, choices=FileType.choices)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    put_at = models.DateTimeField()
    put_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    keep_until_on = models.DateField()
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(type__in=FileType.values), name="upload_type_known"),
            models.CheckConstraint(
                condition=Q(size__gte=1, size__lte=MOST_BYTES), name="upload_size_within_limits"
            ),
            models.CheckConstraint(
                condition=Q(digest__regex="^[0-9a-f]{64}$"), name="upload_digest_is_sha256"
            ),
        ]
        indexes = [
            models.Index(
                fields=["keep_until_on"],
                condition=Q(erased_at__isnull=True),
                name="upload_by_end",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Content(models.Model):
    """The bytes of an upload; gone when its time is over."""

    upload = models.OneToOneField(
        Upload, primary_key=True, on_delete=models.PROTECT, related_name="content"
    )
    data = models.BinaryField()

    def __str__(self) -> str:
        return str(self.upload_id)
