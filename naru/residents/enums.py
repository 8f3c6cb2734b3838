"""Closed lists about residents: what may be stored, and why someone may look."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ResidentState(models.TextChoices):
    """Where a record stands. An erased one is an empty shell that history still points at."""

    ACTIVE = "ACTIVE", _("이용 중")
    ERASED = "ERASED", _("지워짐")


class ContactWish(models.TextChoices):
    """How the resident wants to hear from the city."""

    EMAIL = "EMAIL", _("이메일로 알려 주세요")
    SMS = "SMS", _("문자로 알려 주세요")
    PHONE = "PHONE", _("전화로 알려 주세요")
    SITE = "SITE", _("누리집에서만 볼게요")


NEEDS_PHONE = (ContactWish.SMS, ContactWish.PHONE)
"""Wishes that nobody can fulfil without a number."""


class FactSource(models.TextChoices):
    """How far an answer can be relied on."""

    SAID = "SAID", _("직접 알려 주신 내용")
    VERIFIED = "VERIFIED", _("서류로 확인한 내용")


class FactKind(models.TextChoices):
    """The type of an answer, as JSON keeps it."""

    DATE = "DATE", _("날짜")
    YES_NO = "YES_NO", _("예·아니요")
    NUMBER = "NUMBER", _("숫자")
    WON = "WON", _("금액")
    CHOICE = "CHOICE", _("하나 고르기")
    SCHEMES = "SCHEMES", _("받는 지원 고르기")
    DISTRICT = "DISTRICT", _("자치구")


class FactGroup(models.TextChoices):
    """Facts that are asked together: one subject, one page."""

    BASICS = "BASICS", _("기본 정보")
    SPHERE = "SPHERE", _("생활하는 곳")
    WORK = "WORK", _("지금 하는 일")
    MEANS = "MEANS", _("가구와 소득")
    SUPPORT = "SUPPORT", _("복지와 지원")
    BUSINESS = "BUSINESS", _("내 가게")


class Fact(models.TextChoices):
    """Every fact that rules may ask about a resident; the value is its name in the rules."""

    BIRTH_ON = "birth_on", _("생년월일")
    LIVES_IN_CITY = "lives_in_city", _("이 도시에 살고 있나요?")
    HOME_DISTRICT = "home_district", _("사는 자치구")
    WORKS_IN_CITY = "works_in_city", _("이 도시에서 일하고 있나요?")
    STUDIES_IN_CITY = "studies_in_city", _("이 도시에서 학교에 다니고 있나요?")
    BUSINESS_IN_CITY = "business_in_city", _("이 도시에 사업장이 있나요?")
    EMPLOYMENT = "employment", _("지금 하는 일")
    JOB_HOURS_OVERLAP = "job_hours_overlap", _("다른 일자리와 활동 시간이 겹치나요?")
    HOUSEHOLD_SIZE = "household_size", _("함께 사는 가족 수")
    HOUSEHOLD_INCOME_WON = "household_income_won", _("가구의 한 달 소득")
    BASIC_LIVELIHOOD = "basic_livelihood", _("기초생활수급자인가요?")
    NEAR_POOR = "near_poor", _("차상위계층인가요?")
    REGISTERED_DISABILITY = "registered_disability", _("장애인으로 등록되어 있나요?")
    WELFARE_PROOF_ON = "welfare_proof_on", _("수급자·차상위 증명서를 뗀 날")
    BENEFITS_NOW = "benefits_now", _("지금 받고 있는 지원")
    BENEFITS_BEFORE = "benefits_before", _("전에 받은 지원")
    SMALL_MERCHANT = "small_merchant", _("소상공인인가요?")
    BUSINESS_OPENED_ON = "business_opened_on", _("사업을 시작한 날")
    BUSINESS_CLOSED = "business_closed", _("사업을 쉬고 있거나 닫았나요?")
    GUARANTEE_DEFAULT = "guarantee_default", _("신용보증기관에 갚지 못한 보증 빚이 있나요?")
    BARRED_TRADE = "barred_trade", _("유흥·도박·투기 업종인가요?")


class Employment(models.TextChoices):
    """What someone does for a living now."""

    EMPLOYED = "EMPLOYED", _("직장에 다니고 있어요")
    GRADUAL_RETIREMENT = "GRADUAL_RETIREMENT", _("점진적 퇴직으로 시간제로 일해요")
    SELF_EMPLOYED = "SELF_EMPLOYED", _("내 일이나 가게를 하고 있어요")
    LOOKING = "LOOKING", _("일을 찾고 있어요")
    RESTING = "RESTING", _("지금은 쉬고 있어요")
    RETIRED = "RETIRED", _("은퇴했어요")


class ConsentKind(models.TextChoices):
    """What a resident may allow. Only SERVICE is needed to use the site."""

    SERVICE = "SERVICE", _("개인정보 수집·이용")
    SENSITIVE = "SENSITIVE", _("복지·건강 정보 이용")
    SHARING = "SHARING", _("신청한 기관에 알리기")
    NEWS = "NEWS", _("새 소식 받기")


class Means(models.TextChoices):
    """How a person said yes."""

    ONLINE = "ONLINE", _("누리집에서 직접")
    PAPER = "PAPER", _("서명한 종이로")
    PRESENCE = "PRESENCE", _("창구에서 말로")
    CODE = "CODE", _("확인 번호로")


class ConsentEnd(models.TextChoices):
    """Why a consent no longer holds."""

    WITHDRAWN = "WITHDRAWN", _("거둠")
    REPLACED = "REPLACED", _("새 판으로 바뀜")
    ERASED = "ERASED", _("기록을 지움")


class Purpose(models.TextChoices):
    """Why someone looks at another person's record."""

    COUNSELLING = "COUNSELLING", _("상담")
    APPLICATION = "APPLICATION", _("신청 도움")
    VERIFICATION = "VERIFICATION", _("서류 확인")
    ENQUIRY = "ENQUIRY", _("문의 답변")
    CORRECTION = "CORRECTION", _("기록 고치기")
    HELPING = "HELPING", _("대신 쓰기")
    TEACHING = "TEACHING", _("수업 운영")
    OTHER = "OTHER", pgettext_lazy("purpose", "그 밖의 일")


class HelperKind(models.TextChoices):
    """Who acts for a resident."""

    DESK = "DESK", _("창구")
    RELATIVE = "RELATIVE", _("가족·지인")


class Scope(models.TextChoices):
    """How much a helper may do."""

    READ = "READ", _("보기만")
    WRITE = "WRITE", _("보고 대신 쓰기")


class RecordPage(models.TextChoices):
    """Pages of a record, as the access log names them. A page that shows a record adds its own."""

    DESK_RECORD = "desk.record", _("기록")
    DESK_CHANGE = "desk.change", _("기록 고치기")
    HELP_HOME = "me.home", _("첫 화면")
    HELP_PROFILE = "me.profile", _("내 정보")
    HELP_CHANGE = "me.change", _("내 정보 고치기")
    HELP_INBOX = "me.inbox", _("알림함")
    HELP_CHECK = "me.check", _("받을 수 있는 지원 찾기")
    HELP_RECEIPTS = "me.receipts", _("결정 확인서")
    HELP_CERTIFICATES = "me.certificates", _("증서")
    DESK_RECEIPTS = "desk.receipts", _("결정 확인서")
    HELP_SCHOLARSHIP = "me.scholarship", _("장학금 신청")
    HELP_ENROLMENTS = "me.enrolments", _("수강 신청")
    HELP_DIAGNOSIS = "me.diagnosis", _("나를 알아보기")
    DESK_DIAGNOSIS = "desk.diagnosis", _("나를 알아보기")
    CHECK_APPLICATION = "scholarship.application", _("장학금 신청서")
    CHECK_PAPER = "scholarship.paper", _("장학금 서류")
    HELP_PLAN = "me.plan", _("나의 계획")
    HELP_MENTOR = "me.mentor", _("내 멘토")
    HELP_GOAL = "me.goal", _("내 목표")
    DESK_COUNSELLING = "desk.counselling", _("상담 기록")
    MENTOR_CASELOAD = "mentor.caseload", _("멘토가 맡은 분")
    MENTOR_FILE = "mentor.file", _("상담 기록")
    HELP_APPOINTMENTS = "me.appointments", _("상담 약속")
    MENTOR_DIARY = "mentor.diary", _("멘토의 약속")
    MENTOR_PLAN = "mentor.plan", _("나의 계획")
    MENTOR_REQUEST = "mentor.request", _("멘토에게 물어본 것")
    HELP_SPACES = "me.spaces", _("공간과 실습")
    SPACE_DAY = "space.day", _("공간과 실습의 예약 명단")
    CLASS_LIST = "class.list", _("수강생 명단")
    CLASS_FILE = "class.file", _("수강생 명단 파일")
    CLASS_ATTENDANCE = "class.attendance", _("출석부")
    CLASS_PROGRESS = "class.progress", _("온라인 진도표")
    CLASS_RESULTS = "class.results", _("수료 명단")
    CLASS_MARKS = "class.marks", _("점수표")
    HELP_CREDITS = "me.credits", _("나의 학점")
    HELP_FOLLOW_UPS = "me.follow_ups", _("배운 뒤 질문")
    HELP_SCHOOLS = "me.schools", _("내 학교")
    SCHOOL_PEOPLE = "school.people", _("학교에 다니는 사람")


class Deed(models.TextChoices):
    """What can be done to a record, as the audit trail names it, in the resident's words."""

    REGISTERED = "resident.registered", _("기록을 만들었습니다")
    CONTACT_SET = "resident.contact_set", _("이름과 연락처를 저장했습니다")
    ANSWERED = "resident.answered", _("답을 저장했습니다")
    ANSWER_TAKEN_BACK = "resident.answer_taken_back", _("답을 지웠습니다")
    CONSENT_GIVEN = "resident.consent_given", _("동의했습니다")
    CONSENT_WITHDRAWN = "resident.consent_withdrawn", _("동의를 거두었습니다")
    HELPER_CODE_MADE = "resident.helper_code_made", _("도우미 확인 번호를 만들었습니다")
    HELPER_ADDED = "resident.helper_added", _("도움을 맡겼습니다")
    HELPER_ENDED = "resident.helper_ended", _("도움을 끝냈습니다")
    EXPORTED = "resident.exported", _("기록을 내려받았습니다")
    CHANGES_ASKED = "resident.changes_asked", _("답이 달라지면 알려 달라고 했습니다")
    CHANGES_DECLINED = "resident.changes_declined", _("더 알려 주지 말라고 했습니다")
    DIAGNOSIS_BEGUN = "diagnosis.begun", _("나를 알아보기를 시작했습니다")
    DIAGNOSIS_KEPT = "diagnosis.kept", _("나를 알아보기를 기록에 남겼습니다")
    DIAGNOSIS_DONE = "diagnosis.done", _("나를 알아보기의 결과를 만들었습니다")
    DIAGNOSIS_CORRECTED = "diagnosis.corrected", _("나를 알아보기의 결과를 함께 고쳤습니다")
    DIAGNOSIS_ERASED = "diagnosis.erased", _("나를 알아보기를 지웠습니다")
    ERASURE_ASKED = "resident.erasure_asked", _("기록 지우기를 신청했습니다")
    ERASURE_WITHDRAWN = "resident.erasure_withdrawn", _("기록 지우기를 취소했습니다")
    ERASED = "resident.erased", _("기록을 지웠습니다")
