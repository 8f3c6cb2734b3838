"""Closed lists of money: how far a charge is, by which way it was paid, why a row is unclear."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChargeState(models.TextChoices):
    """How far a charge has come. An open one is waited for; the last three are ends."""

    OPEN = "OPEN", _("내야 해요")
    PAID = "PAID", _("냈어요")
    WAIVED = "WAIVED", _("면제받았어요")
    EXPIRED = "EXPIRED", _("기한 안에 내지 않았어요")
    CANCELLED = "CANCELLED", _("내기 전에 취소했어요")
    ENDED = "ENDED", _("낸 뒤에 그만두었어요")


STANDING = (ChargeState.OPEN, ChargeState.PAID, ChargeState.WAIVED)
"""States in which the charge carries its place."""


SETTLED = (ChargeState.PAID, ChargeState.WAIVED)
"""States in which nothing more is to be paid for the place."""


class Way(models.TextChoices):
    """By which way money came."""

    BANK = "BANK", _("계좌로 보냄")
    CARD = "CARD", _("카드로 냄")


class OrderState(models.TextChoices):
    """How far paying by card has come. The first two are under way; the others are ends.

    AUTHORISED: the company keeps the amount for us and has taken nothing yet. RELEASED: it was
    told to keep nothing, because there was nothing to pay any more.
    """

    BEGUN = "BEGUN", _("카드사 화면에 있음")
    AUTHORISED = "AUTHORISED", _("카드사가 승인함")
    CAPTURED = "CAPTURED", _("카드로 냄")
    REFUSED = "REFUSED", _("카드사가 받지 않음")
    RELEASED = "RELEASED", _("승인을 취소함")
    LAPSED = "LAPSED", _("끝내지 않음")


UNDER_WAY = (OrderState.BEGUN, OrderState.AUTHORISED)


class NoteOutcome(models.TextChoices):
    """What became of what the card company told us."""

    TAKEN = "TAKEN", _("받음")
    NOT_OURS = "NOT_OURS", _("모르는 주문임")
    OTHER_AMOUNT = "OTHER_AMOUNT", _("금액이 다름")
    TOO_LATE = "TOO_LATE", _("이미 끝난 주문임")

    @property
    def is_odd(self) -> bool:
        """Whether somebody should look at it."""
        return self in (NoteOutcome.NOT_OURS, NoteOutcome.OTHER_AMOUNT)


class Book(models.TextChoices):
    """What an account stands for. Only the outside, people's own money, is below zero."""

    OUTSIDE = "OUTSIDE", _("사람들이 보낸 돈")
    UNCLEAR = "UNCLEAR", _("누구 것인지 정할 돈")
    HELD = "HELD", _("수강료로 받은 돈")
    BACK = "BACK", _("돌려줄 돈")


class Move(models.TextChoices):
    """Why money moved."""

    PAID = "PAID", _("수강료를 받음")
    EXTRA = "EXTRA", _("돌려줄 돈이 들어옴")
    UNCLEAR = "UNCLEAR", _("누구 것인지 모르는 돈이 들어옴")
    GIVEN = "GIVEN", _("누구 것인지 정함")
    REFUNDED = "REFUNDED", _("돌려주기로 정함")
    SENT = "SENT", _("은행으로 돌려보냄")


class Why(models.TextChoices):
    """Why money goes back, in words for the payer."""

    BEFORE_START = "before-start", _("시작하기 전에 취소해서 모두 돌려드립니다.")
    PROVIDER = "provider", _("교육기관 사정으로 열리지 않아 모두 돌려드립니다.")
    BANDS = "bands", _("이미 열린 횟수에 따라 일부를 돌려드립니다.")
    MONTHS = "months", _("시작하지 않은 달은 모두, 이번 달은 열린 횟수에 따라 돌려드립니다.")
    NOTHING_LEFT = "nothing-left", _("이미 열린 횟수가 많아 돌려드릴 돈이 없습니다.")
    LATE = "late", _("기한이나 자리가 끝난 뒤에 들어와 모두 돌려드립니다.")
    TWICE = "twice", _("두 번 들어와 한 번은 돌려드립니다.")
    WRONG = "wrong", _("금액이 달라 모두 돌려드립니다.")
    COMPLETED = "completed", _("강좌를 마쳐 수강료를 돌려드립니다.")


class Outcome(models.TextChoices):
    """Where a row of the bank's file ended."""

    BOOKED = "BOOKED", _("수강료로 적음")
    UNCLEAR = "UNCLEAR", _("사람이 정해야 함")


class Odd(models.TextChoices):
    """What is odd about a row; another payer's name alone does not stop it."""

    UNKNOWN_NUMBER = "UNKNOWN_NUMBER", _("우리가 드린 적이 없는 계좌번호입니다.")
    MISTYPED_NUMBER = "MISTYPED_NUMBER", _("계좌번호에 잘못 적힌 숫자가 있습니다.")
    TOO_LITTLE = "TOO_LITTLE", _("내야 할 돈보다 적게 들어왔습니다.")
    TOO_MUCH = "TOO_MUCH", _("내야 할 돈보다 많이 들어왔습니다.")
    TWICE = "TWICE", _("이미 낸 사람에게서 또 들어왔습니다.")
    NOT_DUE = "NOT_DUE", _("낼 돈이 없는 신청입니다.")
    LATE = "LATE", _("기한이 지난 뒤에 들어왔습니다.")
    IN_TIME = "IN_TIME", _("기한 안에 냈는데 자리를 놓은 뒤에야 파일로 왔습니다.")
    OTHER_NAME = "OTHER_NAME", _("신청한 사람과 보낸 사람의 이름이 다릅니다.")


class Choice(models.TextChoices):
    """What a person decided about an unclear row."""

    ACCEPT = "ACCEPT", _("이 신청의 수강료로 받기")
    GIVE_BACK = "GIVE_BACK", _("신청한 사람에게 돌려주기")
    RETURN = "RETURN", _("보낸 사람에게 은행을 거쳐 되돌리기")
