"""What kinds of credits and courses there are, and why a credit does not count somewhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CourseType(models.TextChoices):
    """What a university's course gives to whoever completes it."""

    SPECIALISED = "SPECIALISED", _("특성화형: 수료증")
    CERTIFIED = "CERTIFIED", _("인증형: 수료증, 마이크로디그리, 선수학점")
    BANK = "BANK", _("학점은행제 평가인정 과목")


class Kind(models.TextChoices):
    """What a line of the ledger is."""

    ADVANCE = "ADVANCE", _("선수학점")
    BANK = "BANK", _("학점은행제 학점")
    LICENCE = "LICENCE", _("자격증 학점")


class Category(models.TextChoices):
    """As what a credit counts towards a degree."""

    MAJOR = "MAJOR", _("전공")
    LIBERAL = "LIBERAL", _("교양")
    ELECTIVE = "ELECTIVE", _("일반선택")


class WayState(models.TextChoices):
    """How far the search for a way is."""

    NONE = "NONE", _("찾지 않음")
    WAITING = "WAITING", _("찾는 중")
    READY = "READY", _("찾음")
