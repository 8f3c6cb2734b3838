"""Closed lists that tables, rules and pages of certificates share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a certificate says of its holder."""

    COMPLETION = "COMPLETION", _("수료증")
    SKILL = "SKILL", _("기술 확인서")
    MICRO_DEGREE = "MICRO_DEGREE", _("마이크로디그리 배지")
    SCHOOL = "SCHOOL", _("학교 수료증")


class Why(models.TextChoices):
    """Why a certificate no longer holds."""

    NAME_CHANGED = "NAME_CHANGED", _("이름이 바뀌어 새로 발급했습니다")
    SKILLS_ADDED = "SKILLS_ADDED", _("확인받은 기술을 더해 새로 발급했습니다")
    MISTAKE = "MISTAKE", _("잘못 발급했습니다")
    RESULT_CHANGED = "RESULT_CHANGED", _("수료 결과가 바뀌었습니다")
    FRAUD = "FRAUD", _("다른 사람이 대신 배운 것이 드러났습니다")


STAFF_REASONS = (Why.MISTAKE, Why.RESULT_CHANGED, Why.FRAUD)
"""Those a member of staff may give."""


class Use(models.TextChoices):
    """What a key signs."""

    PROOF = "PROOF", _("증서 안의 서명")
    TOKEN = "TOKEN", _("토큰의 서명")


class Verdict(models.TextChoices):
    """What comes out when a certificate is checked."""

    HOLDS = "HOLDS", _("진본이고 효력이 있습니다")
    REVOKED = "REVOKED", _("취소된 증서입니다")
    CHANGED = "CHANGED", _("진본이 아닙니다")
    FOREIGN = "FOREIGN", _("이 누리집이 발급한 증서가 아닙니다")
    UNREADABLE = "UNREADABLE", _("증서 파일이 아닙니다")
