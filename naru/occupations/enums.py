"""Closed lists of this package."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    """How well a skill is held or wanted, in four bands that people can tell apart."""

    GUIDED = 1, _("도움을 받으며 할 수 있음")
    ALONE = 2, _("보통 일은 혼자 할 수 있음")
    HARD = 3, _("까다로운 일도 맡을 수 있음")
    LEADING = 4, _("남을 가르치고 이끌 수 있음")


class Need(models.TextChoices):
    """Whether the work can be done without it."""

    ESSENTIAL = "ESSENTIAL", _("꼭 필요함")
    USEFUL = "USEFUL", _("있으면 도움이 됨")


class Effort(models.TextChoices):
    """How heavy the work is, in the five steps of the national dictionary of occupations."""

    VERY_LIGHT = "VERY_LIGHT", _("아주 가벼운 일")
    LIGHT = "LIGHT", _("가벼운 일")
    MODERATE = "MODERATE", _("보통인 일")
    HEAVY = "HEAVY", _("힘든 일")
    VERY_HEAVY = "VERY_HEAVY", _("아주 힘든 일")


class Demand(models.TextChoices):
    """What the work asks of the body."""

    STANDING = "STANDING", _("오래 서 있기")
    WALKING = "WALKING", _("많이 걷기")
    LIFTING = "LIFTING", _("들고 옮기기")
    STOOPING = "STOOPING", _("허리 숙이기·쪼그리기")
    HEIGHTS = "HEIGHTS", _("높은 곳에서 일하기")
    HANDS = "HANDS", _("손을 섬세하게 쓰기")
    SCREEN = "SCREEN", _("화면을 오래 보기")
    VOICE = "VOICE", _("말을 많이 하기")
    DRIVING = "DRIVING", _("운전하기")
    OUTDOORS = "OUTDOORS", _("바깥에서 일하기")
    HEAT_COLD = "HEAT_COLD", _("더위나 추위 견디기")


class Hours(models.TextChoices):
    """When the work is usually done."""

    FULL_TIME = "FULL_TIME", _("낮 전일제")
    PART_TIME = "PART_TIME", _("시간제")
    SHIFTS = "SHIFTS", _("교대제")
    NIGHTS = "NIGHTS", _("야간")
    WEEKENDS = "WEEKENDS", _("주말")
    BY_JOB = "BY_JOB", _("일감마다")


class Way(models.TextChoices):
    """How people get in."""

    OPEN = "OPEN", _("조건 없이 바로")
    COURSE = "COURSE", _("교육을 마치고")
    CERTIFICATE = "CERTIFICATE", _("자격을 따고")
    EXPERIENCE = "EXPERIENCE", _("하던 일을 살려")
    PUBLIC_JOB = "PUBLIC_JOB", _("공공 일자리로 시작해")
    OWN_BUSINESS = "OWN_BUSINESS", _("내 일을 열어")


class CertificateKind(models.TextChoices):
    """Who gives a certificate. The first two are kinds of Q-Net, its codes T and S."""

    TECHNICAL = "TECHNICAL", _("국가기술자격")
    PROFESSIONAL = "PROFESSIONAL", _("국가전문자격")
    LICENCE = "LICENCE", _("그 밖의 국가 자격·면허")
    ACCREDITED = "ACCREDITED", _("국가공인 민간자격")
    PRIVATE = "PRIVATE", _("등록 민간자격")


class ExamPart(models.TextChoices):
    """Which part of an exam; one that has a written part asks for it before the practical one."""

    WRITTEN = "WRITTEN", _("필기시험")
    PRACTICAL = "PRACTICAL", _("실기시험")
    WHOLE = "WHOLE", _("시험")


class Weight(models.TextChoices):
    """What a certificate counts for in an occupation."""

    REQUIRED = "REQUIRED", _("있어야 일할 수 있음")
    USUAL = "USUAL", _("흔히 찾는 자격")


class Scheme(models.TextChoices):
    """Lists of occupations and skills that others keep."""

    KECO = "KECO", _("한국고용직업분류")
    NCS = "NCS", _("국가직무능력표준")
    DICTIONARY = "DICTIONARY", _("한국직업사전")
    ESCO = "ESCO", _("유럽 직업·기술 분류 ESCO")
    ONET = "ONET", _("미국 직업 정보 O*NET")


class Part(models.TextChoices):
    """Which part of a list a file holds."""

    OCCUPATIONS = "OCCUPATIONS", _("직업")
    SKILLS = "SKILLS", _("기술")
    NEEDS = "NEEDS", _("직업에 필요한 기술")
    KNOWLEDGE = "KNOWLEDGE", _("직업에 필요한 지식")
    CLASSES = "CLASSES", _("분류")


class OutsideKind(models.TextChoices):
    """What an entry of a list is."""

    OCCUPATION = "OCCUPATION", _("직업")
    SKILL = "SKILL", _("기술")
    GROUP = "GROUP", _("분류")


class RowReason(models.TextChoices):
    """Why a row of a file is not taken."""

    NO_CODE = "NO_CODE", _("번호가 없음")
    ODD_CODE = "ODD_CODE", _("번호의 꼴이 다름. 표 프로그램이 앞의 0을 지웠을 수 있음")
    NO_NAME = "NO_NAME", _("이름이 없음")
    TOO_LONG = "TOO_LONG", _("너무 긺")
    TWICE = "TWICE", _("같은 번호가 위에 있음")
    ODD_NUMBER = "ODD_NUMBER", _("수가 정해진 범위에 없음")
    SUPPRESSED = "SUPPRESSED", _("펴낸 곳이 믿을 수 없다고 표시함")
    NO_OCCUPATION = "NO_OCCUPATION", _("이 판에 없는 직업을 가리킴")
    NO_SKILL = "NO_SKILL", _("이 판에 없는 기술을 가리킴")
    ODD_RELATION = "ODD_RELATION", _("모르는 관계")
    NOT_A_ROW = "NOT_A_ROW", _("칸 수가 머리글과 다름")


class RoundReason(models.TextChoices):
    """Why a row of an exam schedule, or a part of it, is not taken."""

    NOT_A_ROUND = "NOT_A_ROUND", _("시험 일정의 칸이 없음")
    ODD_KIND = "ODD_KIND", _("모르는 자격 구분")
    NOT_FOR_ALL = "NOT_FOR_ALL", _("정해진 훈련을 마친 사람만 보는 시험")
    ODD_ROUND = "ODD_ROUND", _("연도나 회차를 읽을 수 없음")
    NOT_OURS = "NOT_OURS", _("도시의 자격 목록에 없는 등급이나 자격")
    NO_DAYS = "NO_DAYS", _("날짜가 하나도 없음")
    MISSING_DAY = "MISSING_DAY", _("접수나 시험 날짜가 빠짐")
    ODD_DAY = "ODD_DAY", _("날짜를 읽을 수 없음")
    DISORDER = "DISORDER", _("접수, 시험, 발표의 차례가 맞지 않음")
    OTHER_DAYS = "OTHER_DAYS", _("같은 회차의 다른 줄과 시험 날짜가 다름")
