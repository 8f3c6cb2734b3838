"""Closed lists of rooms, benches and their bookings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How far a booking is. A bench begins as APPROVED, a room is looked at first."""

    ASKED = "ASKED", _("신청함")
    REVIEW = "REVIEW", _("살펴보는 중")
    APPROVED = "APPROVED", _("잡아 둠")
    PAID = "PAID", _("사용료를 냄")
    USED = "USED", _("다녀감")
    REFUSED = "REFUSED", _("빌려드리지 못함")
    CANCELLED = "CANCELLED", _("취소함")
    EXCUSED = "EXCUSED", _("못 온다고 알려 옴")
    NO_SHOW = "NO_SHOW", _("오지 못함")


TAKES_TIME = (State.ASKED, State.REVIEW, State.APPROVED, State.PAID, State.USED)
"""While in one of these, nobody else has the room or the seat, and the person is nowhere else."""
COMING = (State.APPROVED, State.PAID)
"""Whoever may come: the time is theirs."""
WAITS = (State.ASKED, State.REVIEW)
"""Nobody has answered yet."""
COUNTS = (*TAKES_TIME, State.EXCUSED, State.NO_SHOW)
"""Bookings of rooms that count for how often one may book."""


class Way(models.TextChoices):
    """Who booked."""

    SITE = "SITE", _("누리집에서")
    DESK = "DESK", _("창구에서")


class Arrived(models.TextChoices):
    """How it is known that somebody came."""

    SCAN = "SCAN", _("코드를 찍어")
    HAND = "HAND", _("직원이 적어")


class Group(models.TextChoices):
    """For whom a room is booked."""

    RESIDENT = "resident", _("나")
    CLUB = "club", _("모임")


class Per(models.TextChoices):
    """The stretch of time in which bookings are counted."""

    WEEK = "week", _("한 주")
    MONTH = "month", _("한 달")


class ClubState(models.TextChoices):
    """Whether a place knows the club."""

    ASKED = "ASKED", _("등록을 기다림")
    REGISTERED = "REGISTERED", _("등록함")
    REFUSED = "REFUSED", _("등록하지 못함")
    ENDED = "ENDED", _("끝남")
