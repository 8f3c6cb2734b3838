"""Closed lists of the catalogue. Each has an UNKNOWN wherever a source may say nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mode(models.TextChoices):
    """Where a course is taught."""

    ONLINE = "ONLINE", _("온라인")
    FIELD = "FIELD", _("현장")
    BLENDED = "BLENDED", _("온라인과 현장")
    UNKNOWN = "UNKNOWN", _("장소 안내 없음")


class Residence(models.TextChoices):
    """Who may come by where they live. UNKNOWN means nobody told us, not that anyone may."""

    ANYONE = "ANYONE", _("사는 곳과 상관없음")
    CITY = "CITY", _("시민")
    CITY_LIFE = "CITY_LIFE", _("시에 살거나 일하거나 배우는 사람")
    DISTRICT = "DISTRICT", _("구민")
    UNKNOWN = "UNKNOWN", _("사는 곳 조건 안내 없음")


class Admission(models.TextChoices):
    """How places are given when more apply than fit."""

    FIRST_COME = "FIRST_COME", _("선착순")
    FIRST_PAID = "FIRST_PAID", _("입금 선착순")
    LOTTERY = "LOTTERY", _("추첨")
    SELECTION = "SELECTION", _("선발")
    UNKNOWN = "UNKNOWN", _("선정 방법 안내 없음")


class ApplyAt(models.TextChoices):
    """Where one applies."""

    HERE = "HERE", _("여기에서 신청")
    ELSEWHERE = "ELSEWHERE", _("운영 기관에서 신청")
    UNKNOWN = "UNKNOWN", _("신청 방법 안내 없음")


class RunStatus(models.TextChoices):
    """What the source says of a run. Whether it is open *now* also needs the window and clock."""

    PLANNED = "PLANNED", _("신청 예정")
    OPEN = "OPEN", _("신청 중")
    FULL = "FULL", _("정원 마감")
    PAUSED = "PAUSED", _("신청 잠시 멈춤")
    CLOSED = "CLOSED", _("신청 마감")
    CANCELLED = "CANCELLED", _("취소됨")
    UNKNOWN = "UNKNOWN", _("신청 상태 안내 없음")


class Schedule(models.TextChoices):
    """Whether a run has days of its own."""

    DATED = "DATED", _("정해진 날")
    ALWAYS = "ALWAYS", _("언제든지")
    UNKNOWN = "UNKNOWN", _("날짜 안내 없음")


class Payer(models.TextChoices):
    """Who pays for a place. A known price for the learner stands in `fee_won`."""

    NOBODY = "NOBODY", _("무료")
    LEARNER = "LEARNER", _("본인 부담")
    SHARED = "SHARED", _("본인과 나라·시가 함께 부담")
    CITY = "CITY", _("시가 부담")
    STATE = "STATE", _("나라가 부담")
    EMPLOYER = "EMPLOYER", _("회사가 부담")
    UNKNOWN = "UNKNOWN", _("비용 안내 없음")


class ImportKind(models.TextChoices):
    """Where an import read from."""

    FILE = "FILE", _("파일")
    LIVE = "LIVE", _("실시간")


class ImportState(models.TextChoices):
    """How far an import got. Only DONE has changed the catalogue."""

    RUNNING = "RUNNING", _("진행 중")
    DONE = "DONE", _("끝남")
    REFUSED = "REFUSED", _("받을 수 없음")
    BROKEN = "BROKEN", _("중단됨")


class Join(models.TextChoices):
    """Why a source's record stands for a run: it made it, or it is the same by a documented key."""

    OWN = "OWN", _("이 출처에서 만듦")
    SAME_NUMBER = "SAME_NUMBER", _("두 출처가 같은 번호를 씀")
    SAME_LINK = "SAME_LINK", _("두 출처가 같은 신청 주소를 가리킴")
    SAME_PLACE = "SAME_PLACE", _("이름·시작일·기관이 같음")
    SAME_WINDOW = "SAME_WINDOW", _("이름·교육 기간·신청 기간이 같음")


OWN_SOURCE = "here"
"""The source name of what providers write in their own workspace."""
