"""Closed lists of this package."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanStatus(models.TextChoices):
    """How a programme stands to the city's plan."""

    NAMED_IN_PLAN = "NAMED_IN_PLAN", _("계획에 이름이 나온 사업")
    LIKELY_IN_PLAN = "LIKELY_IN_PLAN", _("계획에 든 것으로 보이는 사업")
    POST_PLAN = "POST_PLAN", _("계획 뒤에 시작한 사업")
    BEFORE_PLAN = "BEFORE_PLAN", _("계획 전부터 해 온 사업")
    LINKED = "LINKED", _("함께 이용할 수 있는 이웃 사업")


class FigureKind(models.TextChoices):
    """What a figure says: promised in the plan, aimed at in a year, or what happened."""

    PLAN = "PLAN", _("계획")
    TARGET = "TARGET", _("연도별 목표")
    RESULT = "RESULT", _("실제")
