"""Closed lists of the scholarship: books, papers, checks and how far an application has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Book(models.TextChoices):
    """What an account of the ledger stands for. Only the treasury may be below zero."""

    TREASURY = "TREASURY", _("시의 예산")
    FUND = "FUND", _("아직 주지 않은 포인트")
    WALLET = "WALLET", _("쓸 수 있는 포인트")
    HELD = "HELD", _("자리를 맡아 둔 포인트")
    SPENT = "SPENT", _("강좌에 쓴 포인트")
    LAPSED = "LAPSED", _("기한이 지난 포인트")


class Move(models.TextChoices):
    """Why points moved, in the words of the bank book."""

    FUNDED = "FUNDED", _("예산을 넣음")
    GRANTED = "GRANTED", _("장학금을 받음")
    HELD = "HELD", _("강좌 자리에 맡김")
    SPENT = "SPENT", _("강좌가 시작되어 씀")
    RELEASED = "RELEASED", _("자리를 취소해 돌려받음")
    RETURNED = "RETURNED", _("강좌를 그만두어 돌려받음")
    LAPSED = "LAPSED", _("기한이 지나 없어짐")


class ApplicationState(models.TextChoices):
    """How far an application has come."""

    DRAFT = "DRAFT", _("아직 내지 않았어요")
    SUBMITTED = "SUBMITTED", _("서류를 확인하고 있어요")
    MORE_ASKED = "MORE_ASKED", _("서류가 더 필요해요")
    ELIGIBLE = "ELIGIBLE", _("자격을 확인했어요")
    GRANTED = "GRANTED", _("장학금을 받았어요")
    REFUSED = "REFUSED", _("자격이 맞지 않았어요")
    NOT_CHOSEN = "NOT_CHOSEN", _("이번에는 뽑히지 않았어요")
    WITHDRAWN = "WITHDRAWN", _("신청을 거두었어요")


class CheckKind(models.TextChoices):
    """What is checked, by whom: two roles, two persons."""

    INCOME = "INCOME", _("소득 확인")
    DOUBLE_BENEFIT = "DOUBLE_BENEFIT", _("중복 지원 확인")


class PaperKind(models.TextChoices):
    """What an uploaded paper shows."""

    WELFARE = "WELFARE", _("수급자·차상위 증명서")
    RESIDENCE = "RESIDENCE", _("주민등록초본처럼 사는 곳을 보이는 서류")
    OTHER = "OTHER", pgettext_lazy("paper", "그 밖의 서류")


class UseState(models.TextChoices):
    """What became of points kept for a place on a course."""

    HELD = "HELD", _("자리에 맡겨 둠")
    SPENT = "SPENT", _("강좌에 씀")
    RELEASED = "RELEASED", _("시작 전에 취소함")
    RETURNED = "RETURNED", _("그만두어 일부나 전부를 돌려받음")
