"""Closed lists about decisions that count."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DecisionKind(models.TextChoices):
    """What was decided."""

    APPLICATION = "APPLICATION", pgettext_lazy("decision", "신청")
    GRANT = "GRANT", pgettext_lazy("decision", "지원 결정")
    PLACEMENT = "PLACEMENT", pgettext_lazy("decision", "배치")
    ENQUIRY = "ENQUIRY", _("조건을 물어봄")


class Outcome(models.TextChoices):
    """How it was decided."""

    ACCEPTED = "ACCEPTED", _("받아들임")
    REFUSED = "REFUSED", _("받아들이지 않음")
    WAITING = "WAITING", _("결정을 기다림")
    MEETS = "MEETS", _("조건에 맞음")
    FAILS = "FAILS", _("조건에 맞지 않음")
