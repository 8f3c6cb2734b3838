"""Closed lists of counselling that tables, rules and pages share."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Channel(models.TextChoices):
    """How a person and a mentor talk."""

    OFFICE = "OFFICE", _("만나서")
    PHONE = "PHONE", _("전화로")
    VIDEO = "VIDEO", _("화상으로")
    HOME_DESK = "HOME_DESK", _("집 가까운 창구에서")


class Language(models.TextChoices):
    """Languages in which a mentor can talk."""

    KO = "ko", _("한국어")
    EN = "en", _("영어")
    ZH = "zh", _("중국어")
    VI = "vi", _("베트남어")
    SIGN = "kvk", _("한국수어")


class DayPart(models.TextChoices):
    """When in the week a person can talk."""

    MORNING = "MORNING", _("평일 오전")
    AFTERNOON = "AFTERNOON", _("평일 오후")
    EVENING = "EVENING", pgettext_lazy("talk", "평일 저녁")
    WEEKEND = "WEEKEND", _("주말")


class PairingState(models.TextChoices):
    """How far a person and a mentor have come with each other."""

    PROPOSED = "PROPOSED", _("추천함")
    ASKED = "ASKED", _("답을 기다림")
    ACTIVE = "ACTIVE", _("함께하는 중")
    DECLINED = "DECLINED", _("멘토가 맡지 못함")
    REFUSED = "REFUSED", _("본인이 고르지 않음")
    ENDED = "ENDED", _("끝남")


HOLDS_PLACE = (PairingState.PROPOSED, PairingState.ASKED, PairingState.ACTIVE)
"""In these a person takes one of the mentor's places."""


class RequestKind(models.TextChoices):
    """What a person asks for."""

    MENTOR = "MENTOR", _("멘토 찾기")
    QUESTION = "QUESTION", _("물어보기")
    HANDOVER = "HANDOVER", _("다음 멘토에게 넘길 글 쓰기")


class RequestState(models.TextChoices):
    """Whether somebody still owes an answer."""

    OPEN = "OPEN", _("답을 기다림")
    ANSWERED = "ANSWERED", _("답함")
    WITHDRAWN = "WITHDRAWN", _("거둠")


class Level(models.IntegerChoices):
    """Who owes the answer: each missed day moves a request one up."""

    MENTOR = 0, _("멘토")
    OFFICE = 1, _("상담사·창구")
    MANAGER = 2, _("사업 담당자")


class Fit(models.TextChoices):
    """Why a mentor is suggested; the pages put it in words."""

    FIELD = "FIELD", _("찾는 분야의 멘토입니다")
    TIMES = "TIMES", _("되는 시간이 맞습니다")
    CHANNEL = "CHANNEL", _("바라는 방법으로 이야기합니다")
    LANGUAGE = "LANGUAGE", _("바라는 말로 이야기합니다")
    NEAR = "NEAR", _("사는 자치구에 있습니다")
    ROOM = "ROOM", _("맡을 자리가 넉넉합니다")


class TalkState(models.TextChoices):
    """Where an appointment stands."""

    OFFERED = "OFFERED", _("먼저 빈 시간을 권함")
    BOOKED = "BOOKED", _("잡음")
    HELD = "HELD", _("이야기함")
    NO_SHOW = "NO_SHOW", _("오지 않음")
    EXCUSED = "EXCUSED", _("사정이 있어 못 옴")
    CANCELLED = "CANCELLED", _("취소함")
    LAPSED = "LAPSED", _("권한 시간이 지나감")


TAKES_TIME = (TalkState.OFFERED, TalkState.BOOKED, TalkState.HELD, TalkState.NO_SHOW)
"""In these nobody else can have the mentor, the room or the person at that time."""


class Way(models.TextChoices):
    """Who booked."""

    SITE = "resident", _("본인")
    DESK = "desk", _("창구")
    MENTOR = "mentor", _("멘토")


class AimKind(models.TextChoices):
    """What a goal is about."""

    OCCUPATION = "OCCUPATION", _("새로 하고 싶은 일")
    LIFE = "LIFE", _("삶에서 이루고 싶은 것")


class LifeDomain(models.TextChoices):
    """The seven domains of life design."""

    WORK = "work", pgettext_lazy("life", "일")
    FINANCE = "finance", _("재무")
    CONTRIBUTION = "contribution", _("사회공헌")
    RELATIONS = "relations", _("사회적 관계")
    FAMILY = "family", _("가족")
    LEISURE = "leisure", _("여가")
    HEALTH = "health", _("건강")


class GoalState(models.TextChoices):
    """How far a goal has come."""

    PROPOSED = "PROPOSED", _("제안함")
    AGREED = "AGREED", _("함께 정함")
    REACHED = "REACHED", _("이룸")
    ENDED = "ENDED", _("그만둠")


class Side(models.TextChoices):
    """Who agrees, and whose step it is."""

    RESIDENT = "RESIDENT", _("본인")
    MENTOR = "MENTOR", _("멘토")


class NoteKind(models.TextChoices):
    """Who reads a note."""

    SHARED = "SHARED", _("함께 보는 기록")
    PROFESSIONAL = "PROFESSIONAL", _("상담하는 사람만 보는 기록")


class Attention(models.TextChoices):
    """Why somebody on a mentor's list needs attention, the most urgent first."""

    ANSWER_LATE = "ANSWER_LATE", _("답할 날이 지났습니다")
    ANSWER_DUE = "ANSWER_DUE", _("답을 기다립니다")
    MISSED = "MISSED", _("지난 약속에 오지 않았습니다")
    OWN_STEP_LATE = "OWN_STEP_LATE", _("내가 하기로 한 일의 날이 지났습니다")
    TO_AGREE = "TO_AGREE", _("제안한 목표에 답을 기다립니다")
    STEP_LATE = "STEP_LATE", _("본인이 하기로 한 일의 날이 지났습니다")
    NO_GOAL = "NO_GOAL", _("아직 목표가 없습니다")
    QUIET = "QUIET", _("이야기한 지 오래되었습니다")
    FINE = "FINE", _("지금은 할 일이 없습니다")
