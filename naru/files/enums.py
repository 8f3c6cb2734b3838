"""The kinds of files that are taken in."""

from django.db import models


class FileType(models.TextChoices):
    """Papers and photographs of papers; the value is the media type they are shown with."""

    PDF = "application/pdf", "PDF"
    JPEG = "image/jpeg", "JPG"
    PNG = "image/png", "PNG"
