"""Closed lists of the door: how it lets in, by which way one came, how far one has got."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DoorMode(models.TextChoices):
    """How a run's door lets people in."""

    FIRST_COME = "FIRST_COME", _("먼저 신청한 차례대로")
    DRAW = "DRAW", _("추첨으로")
    REVIEW = "REVIEW", _("심사로")
    FIRST_PAID = "FIRST_PAID", _("먼저 낸 차례대로")


BY_CLICK = (DoorMode.FIRST_COME, DoorMode.FIRST_PAID)
"""Doors at which each click gets its seat or number at once, in the order of clicks."""


class Tie(models.TextChoices):
    """How a review orders people with the same points; said before anybody applies."""

    CRITERIA = "CRITERIA", _("앞 기준의 점수가 높은 사람부터, 그것도 같으면 봉한 제비로")
    LOT = "LOT", _("바로 봉한 제비로")


class Channel(models.TextChoices):
    """By which way somebody applied; the order does not depend on it."""

    WEB = "WEB", _("누리집")
    DESK = "DESK", _("창구")
    PHONE = "PHONE", _("전화")
    PAPER = "PAPER", _("종이 신청서")


class State(models.TextChoices):
    """How far an application has come. The last four are ends."""

    SEATED = "SEATED", _("자리를 잡았어요")
    WAITING = "WAITING", _("차례를 기다려요")
    OFFERED = "OFFERED", _("자리가 나서 답을 기다려요")  # or, by payment, held for its fee
    DECLINED = "DECLINED", _("난 자리를 사양했어요")
    LAPSED = "LAPSED", _("기한까지 답하지 않았어요")
    CANCELLED = "CANCELLED", _("취소했어요")
    CALLED_OFF = "CALLED_OFF", _("교육기관이 열지 않기로 했어요")


WITH_SEAT = (State.SEATED, State.OFFERED)
LIVE = (*WITH_SEAT, State.WAITING)
"""States in which something may still come of it."""


class OffReason(models.TextChoices):
    """Why a provider does not hold a run, as everybody who stood at its door is told."""

    TOO_FEW = "TOO_FEW", _("신청한 사람이 너무 적어 열지 않기로 했습니다.")
    TEACHER = "TEACHER", _("강사가 가르칠 수 없게 되어 열지 않기로 했습니다.")
    PLACE = "PLACE", _("수업할 곳을 쓸 수 없게 되어 열지 않기로 했습니다.")
    OTHER = "OTHER", _("다른 사정으로 열지 않기로 했습니다.")


class MoveReason(models.TextChoices):
    """Why somebody may be moved in a waiting list: there is no "other"."""

    MISTAKE = "MISTAKE", _("우리 쪽 잘못을 바로잡음")
    OBJECTION = "OBJECTION", _("이의 신청이 받아들여짐")
    NEED = "NEED", _("장애나 돌봄 때문에 필요한 배려")


class Way(models.TextChoices):
    """By which way somebody answered an offer."""

    SITE = "SITE", _("누리집")
    LINK = "LINK", _("알림의 주소")
    DESK = "DESK", _("창구")


class Audience(models.TextChoices):
    """Who of a class is told."""

    SEATED = "SEATED", _("자리를 받은 사람")
    WAITING = "WAITING", _("기다리는 사람")
    BOTH = "BOTH", _("자리를 받은 사람과 기다리는 사람 모두")

    @property
    def states(self) -> tuple[State, ...]:
        """Whoever was offered a seat and has not answered counts among those who wait."""
        waiting = (State.WAITING, State.OFFERED)
        known = {Audience.SEATED: (State.SEATED,), Audience.WAITING: waiting}
        return known.get(self, LIVE)


class BulletinKind(models.TextChoices):
    """What a class is told: words of its staff, or what follows from a change."""

    WRITTEN = "WRITTEN", _("보낸 말")
    ADDED = "ADDED", _("수업을 더함")
    MOVED = "MOVED", _("수업을 옮김")
    ROOM = "ROOM", _("장소를 바꿈")
    CANCELLED = "CANCELLED", _("수업을 한 번 취소함")
    CLOSED = "CLOSED", _("학기를 마침")


class Came(models.TextChoices):
    """How it was with somebody at one meeting."""

    PRESENT = "PRESENT", _("출석")
    LATE = "LATE", _("지각")
    EXCUSED = "EXCUSED", _("알리고 빠짐")
    ABSENT = "ABSENT", _("결석")


THERE = (Came.PRESENT, Came.LATE)
"""Of whoever was there, in time or not."""


class Marked(models.TextChoices):
    """By which way it was written down."""

    HAND = "HAND", _("교육기관이 적음")
    SCAN = "SCAN", _("본인이 코드로 찍음")


class Stage(models.TextChoices):
    """How far an application at another site has come, by what the person tells."""

    APPLIED = "APPLIED", _("신청했어요")
    ADMITTED = "ADMITTED", _("자리를 받았어요")
    FINISHED = "FINISHED", _("마쳤어요")
    ENDED = "ENDED", _("자리를 못 받았거나 그만두었어요")


GOING_ELSEWHERE = (Stage.APPLIED, Stage.ADMITTED)
"""Stages in which something may still come of it."""
