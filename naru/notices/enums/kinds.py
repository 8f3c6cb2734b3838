"""The kinds of notices and the states of their mail; what is said stands beside, by subject."""

from dataclasses import dataclass
from enum import Enum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    """How far the mail of a notice has come."""

    NONE = "NONE", _("누리집에서만")
    WAITING = "WAITING", _("보내는 중")
    SENT = "SENT", _("이메일로도 보냄")
    REFUSED = "REFUSED", _("이메일이 되돌아옴")


class MessageState(models.TextChoices):
    """How far the message of a notice to a telephone has come."""

    NONE = "NONE", _("문자로는 보내지 않음")
    WAITING = "WAITING", _("문자를 보내는 중")
    SENT = "SENT", _("문자로도 보냄")
    REFUSED = "REFUSED", _("문자를 받지 못하는 번호")


class MailRule(Enum):
    """Which notices are mailed too."""

    AS_WISHED = "as wished"
    ALWAYS = "always"
    NEVER = "never"


class Kind(models.TextChoices):
    """What a notice is about."""

    PLAN_STEP_FALLEN = "planning.step_fallen", _("나의 계획")
    PLAN_COMMENT = "planning.comment", _("나의 계획")
    CERTIFICATE_ISSUED = "certificate.issued", _("증서")
    CERTIFICATE_REVOKED = "certificate.revoked", _("증서")
    FOLLOW_UP_ASKED = "follow_up.asked", _("배운 뒤 질문")
    FOLLOW_UP_REMINDED = "follow_up.reminded", _("배운 뒤 질문")
    WELCOME = "account.welcome", _("가입")
    HELPER_ADDED = "helper.added", _("도우미")
    HELPER_ENDED = "helper.ended", _("도우미")
    ERASURE_ASKED = "erasure.asked", _("기록 지우기")
    ERASURE_WITHDRAWN = "erasure.withdrawn", _("기록 지우기")
    ROLES_CHANGED = "role.changed", _("맡은 일")
    POLICY_OPENED = "policy.opened", _("달라진 지원")
    POLICY_CLOSED = "policy.closed", _("달라진 지원")
    SCHOLARSHIP_IN = "scholarship.in", _("장학금")
    SCHOLARSHIP_MORE = "scholarship.more", _("장학금")
    SCHOLARSHIP_REFUSED = "scholarship.refused", _("장학금")
    SCHOLARSHIP_GRANTED = "scholarship.granted", _("장학금")
    SCHOLARSHIP_NOT_CHOSEN = "scholarship.not_chosen", _("장학금")
    PLACE_HELD = "scholarship.held", _("장학금")
    PLACE_GIVEN_UP = "scholarship.back", _("장학금")
    POINTS_ALL_BACK = "scholarship.all_back", _("장학금")
    POINTS_SOON = "scholarship.soon", _("장학금")
    POINTS_LAPSED = "scholarship.lapsed", _("장학금")
    ENROLMENT_SEATED = "enrolment.seated", _("수강 신청")
    ENROLMENT_WAITING = "enrolment.waiting", _("수강 신청")
    ENROLMENT_POINTS_SHORT = "enrolment.points_short", _("수강 신청")
    DRAW_DONE = "enrolment.drawn", _("수강 신청")
    REVIEW_DONE = "enrolment.reviewed", _("수강 신청")
    SEAT_OFFERED = "waiting.offered", _("대기")
    OFFER_LAPSED = "waiting.lapsed", _("대기")
    FEE_DUE = "payment.due", _("수강료")
    FEE_HOLD = "payment.hold", _("수강료")
    FEE_SOON = "payment.soon", _("수강료")
    FEE_PAID = "payment.paid", _("수강료")
    FEE_MISSED = "payment.missed", _("수강료")
    FEE_BACK = "payment.back", _("수강료")
    WAIVER_ASKED = "payment.waiver_asked", _("수강료")
    WAIVER_SEEN = "payment.waiver_seen", _("수강료")
    WAIVER_REFUSED = "payment.waiver_refused", _("수강료")
    FEE_WAIVED = "payment.waived", _("수강료")
    CARD_REFUSED = "payment.card_refused", _("수강료")
    CARD_BACK = "payment.card_back", _("수강료")
    CLASS_MESSAGE = "class.message", _("수업")
    CLASS_ADDED = "class.added", _("수업")
    CLASS_MOVED = "class.moved", _("수업")
    CLASS_ROOM = "class.room", _("수업")
    CLASS_CANCELLED = "class.cancelled", _("수업")
    CLASS_CLASH = "class.clash", _("수업")
    CLASS_COMPLETED = "class.completed", _("수료")
    CLASS_NOT_COMPLETED = "class.not_completed", _("수료")
    CLASS_NOW_COMPLETED = "class.now_completed", _("수료")
    CLASS_COMPLETED_NO_MORE = "class.completed_no_more", _("수료")
    COURSE_COMPLETED = "learning.completed", _("수료")
    EXAM_TIMED_OUT = "learning.timed_out", _("시험")
    EXAM_LONGER = "learning.longer", _("시험")
    EXAM_NOT_LONGER = "learning.not_longer", _("시험")
    SCHOOL_IN = "school.in", _("학교")
    SCHOOL_SOON = "school.soon", _("학교")
    SCHOOL_AGAIN = "school.again", _("학교")
    SCHOOL_OVER = "school.over", _("학교")
    SCHOOL_CHOOSE = "school.choose", _("학교")
    SCHOOL_STAGE = "school.stage", _("학교")
    SCHOOL_STAGES = "school.stages", _("학교")
    RUN_CALLED_OFF = "class.called_off", _("수업")
    REQUEST_IN = "mentor.request_in", _("상담 업무")
    REQUEST_PASSED_ON = "mentor.passed_on", _("멘토")
    STANDS_IN = "mentor.stands_in", _("멘토")
    SUBSTITUTE_WANTED = "mentor.substitute_wanted", _("상담 업무")
    QUESTION_ANSWERED = "mentor.answered", _("멘토")
    MENTOR_ACCEPTED = "mentor.accepted", _("멘토")
    MENTOR_DECLINED = "mentor.declined", _("멘토")
    HANDOVER_WRITTEN = "mentor.handed", _("멘토")
    MENTOR_PROPOSED = "mentor.proposed", _("멘토")
    GOAL_PROPOSED = "goal.proposed", _("목표")
    GOAL_PROPOSED_STAFF = "goal.proposed_staff", _("상담 업무")
    GOAL_AGREED = "goal.agreed", _("목표")
    GOAL_AGREED_STAFF = "goal.agreed_staff", _("상담 업무")
    NOTE_SHARED = "mentor.noted", _("멘토")
    TALK_BOOKED = "talk.booked", _("상담 약속")
    TALK_IN = "talk.booked_staff", _("상담 업무")
    TALK_OFF = "talk.off", _("상담 약속")
    TALK_OFF_STAFF = "talk.off_staff", _("상담 업무")
    TALK_CALLED_OFF = "talk.called_off", _("상담 약속")
    TALK_COVERED = "talk.covered", _("상담 약속")
    TALK_ROOM = "talk.room", _("상담 약속")
    TALK_ROOM_STAFF = "talk.room_staff", _("상담 업무")
    TALK_SOON = "talk.soon", _("상담 약속")
    TALK_MISSED = "talk.missed", _("상담 약속")
    TALK_EARLIER = "talk.earlier", _("상담 약속")
    BENCH_BOOKED = "space.booked", _("공간과 실습")
    ROOM_ASKED = "space.asked", _("공간과 실습")
    ROOM_APPROVED = "space.approved", _("공간과 실습")
    ROOM_APPROVED_TO_PAY = "space.approved_to_pay", _("공간과 실습")
    ROOM_REFUSED = "space.refused", _("공간과 실습")
    SPACE_CANCELLED = "space.cancelled", _("공간과 실습")
    BENCH_OFF = "space.off", _("공간과 실습")
    SPACE_SOON = "space.soon", _("공간과 실습")
    SPACE_MISSED = "space.missed", _("공간과 실습")
    SKILL_SIGNED = "space.signed", _("공간과 실습")
    CLUB_REGISTERED = "club.registered", _("모임")
    CLUB_REFUSED = "club.refused", _("모임")
    NEWS = "city.news", _("소식")


@dataclass(frozen=True)
class Words:
    """A notice as text; `page` is where the reader can act on it, `news` needs consent.

    Messages that leave the site lead to `link` instead, whose address holds the notice's `token`.
    On a telephone a `brief` one may be its subject alone; a deadline in the body is none.
    """

    subject: Promise
    body: Promise
    page: str
    mail: MailRule = MailRule.AS_WISHED
    news: bool = False
    link: str = ""
    brief: bool = True
