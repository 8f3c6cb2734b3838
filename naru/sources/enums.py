"""Closed lists of this package."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confidence(models.TextChoices):
    """How sure we are of a fact."""

    HIGH = "HIGH", _("확인됨")
    MEDIUM = "MEDIUM", _("일부만 확인됨")
    LOW = "LOW", _("확인되지 않음")
