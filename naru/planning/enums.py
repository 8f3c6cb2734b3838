"""Closed lists of this package."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How far a plan got."""

    WAITING = "WAITING", _("찾는 중")
    READY = "READY", _("길이 나옴")


class Reason(models.TextChoices):
    """Why a plan was asked for."""

    WISHES = "WISHES", _("바라는 것을 새로 적음")
    CHANGED = "CHANGED", _("걸음 하나가 틀어짐")


class Part(models.TextChoices):
    """A part of a day of the week, Monday first; hours in `rules/parts.py`."""

    MON_MORNING = "1M", _("월 오전")
    MON_AFTERNOON = "1A", _("월 오후")
    MON_EVENING = "1E", _("월 저녁")
    TUE_MORNING = "2M", _("화 오전")
    TUE_AFTERNOON = "2A", _("화 오후")
    TUE_EVENING = "2E", _("화 저녁")
    WED_MORNING = "3M", _("수 오전")
    WED_AFTERNOON = "3A", _("수 오후")
    WED_EVENING = "3E", _("수 저녁")
    THU_MORNING = "4M", _("목 오전")
    THU_AFTERNOON = "4A", _("목 오후")
    THU_EVENING = "4E", _("목 저녁")
    FRI_MORNING = "5M", _("금 오전")
    FRI_AFTERNOON = "5A", _("금 오후")
    FRI_EVENING = "5E", _("금 저녁")
    SAT_MORNING = "6M", _("토 오전")
    SAT_AFTERNOON = "6A", _("토 오후")
    SAT_EVENING = "6E", _("토 저녁")
    SUN_MORNING = "7M", _("일 오전")
    SUN_AFTERNOON = "7A", _("일 오후")
    SUN_EVENING = "7E", _("일 저녁")
