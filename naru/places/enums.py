"""Closed lists of this package."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlaceKind(models.TextChoices):
    """What a learning space is."""

    CAMPUS = "CAMPUS", _("중장년 캠퍼스")
    CENTRE = "CENTRE", _("중장년 센터")
    COUNSELLING = "COUNSELLING", _("상담센터")
    TECHNICAL = "TECHNICAL", _("기술교육원")
    CITIZENS = "CITIZENS", _("시민대학")
    LIFELONG = "LIFELONG", _("평생학습장")
    DIGITAL = "DIGITAL", _("디지털 배움·상담 공간")
    ACADEMY = "ACADEMY", _("취업사관학교")
    STARTUP = "STARTUP", _("창업 공간")
    UNIVERSITY = "UNIVERSITY", _("대학")
    LIBRARY = "LIBRARY", _("도서관")
    OTHER = "OTHER", _("그 밖의 공간")


class Sex(models.TextChoices):
    """As resident registration counts it."""

    MALE = "MALE", _("남성")
    FEMALE = "FEMALE", _("여성")
