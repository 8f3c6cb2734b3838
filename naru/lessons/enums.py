"""Closed lists of lessons."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VersionState(models.TextChoices):
    """How far a version of a course's lessons has come."""

    DRAFT = "DRAFT", _("쓰는 중")
    PUBLISHED = "PUBLISHED", _("공개")


class MediaKind(models.TextChoices):
    """What a file of a course is for."""

    PICTURE = "PICTURE", _("그림 파일")
    VIDEO = "VIDEO", _("영상")
    AUDIO = "AUDIO", _("소리")
    CAPTIONS = "CAPTIONS", _("자막")
    ATTACHMENT = "ATTACHMENT", _("첨부 파일")
