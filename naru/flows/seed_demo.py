"""A demo city gets people to look around as: plainly invented, one or more for every role.

organisations -> users and roles -> residents with facts, helpers and looks -> a provider's
courses, all or nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from naru.accounts import services as accounts
from naru.accounts.enums import OrganisationKind, Role
from naru.accounts.models import Membership, Organisation, User
from naru.catalogue.enums import Admission, ApplyAt, Mode, Payer, Residence, Schedule
from naru.catalogue.models import Course
from naru.catalogue.queries.facts import Facts
from naru.catalogue.services.own import courses, runs
from naru.catalogue.services.own.holding import open_workspace
from naru.catalogue.sources.provider_form import label_of
from naru.places.models import District
from naru.residents.enums import ConsentKind, ContactWish, Fact, Means, Purpose, RecordPage, Scope
from naru.residents.models import Resident
from naru.residents.services import answers, consents, helpers, people, views

PASSWORD = "naru-demo-2026"  # noqa: S105 - of invented people, and never made in production
FROM_ON = date(2022, 12, 20)

ORGANISATIONS = (
    ("demo-city-hall", "가상 시청", "Sample City Hall", OrganisationKind.CITY),
    ("demo-campus", "가상 캠퍼스", "Sample Campus", OrganisationKind.FOUNDATION),
    ("demo-institute", "가상 교육원", "Sample Institute", OrganisationKind.PROVIDER),
    ("demo-host", "가상 활동처", "Sample Host", OrganisationKind.HOST),
)


@dataclass(frozen=True)
class Person:
    """Somebody invented: staff have a role in an organisation, residents have none."""

    key: str
    name: str
    role: Role | None = None
    organisation: str = ""

    @property
    def email(self) -> str:
        return f"{self.key}@demo.example"

    @property
    def hashed(self) -> str:
        """What is kept of the password they all share."""
        return _hash()


@cache
def _hash() -> str:
    """Made once: each hash takes long, which is its purpose."""
    return make_password(PASSWORD)


PROVIDER = Person("provider", "가상 교육 담당", Role.PROVIDER, "demo-institute")
PEOPLE = (
    Person("resident", "가상 주민 하나"),
    Person("newcomer", "가상 주민 둘"),
    Person("family", "가상 가족"),
    Person("mentor", "가상 멘토", Role.MENTOR, "demo-campus"),
    Person("counsellor", "가상 상담사", Role.COUNSELLOR, "demo-campus"),
    PROVIDER,
    Person("host", "가상 활동처 담당", Role.HOST, "demo-host"),
    Person("manager", "가상 사업 담당", Role.MANAGER, "demo-city-hall"),
    Person("steering", "가상 시정 담당", Role.STEERING, "demo-city-hall"),
    Person("auditor", "가상 감사 담당", Role.AUDITOR, "demo-city-hall"),
    Person("operator", "가상 운영 담당", Role.OPERATOR, "demo-city-hall"),
)
WALK_IN = "가상 방문자"
TOLD: dict[Fact, object] = {
    Fact.BIRTH_ON: "1976-03-02",
    Fact.LIVES_IN_CITY: True,
    Fact.EMPLOYMENT: "LOOKING",
    Fact.HOUSEHOLD_SIZE: 3,
}


@transaction.atomic(durable=True)
def seed_demo(*, at: datetime) -> int:
    """Make whoever is missing; returns how many users are new. Run twice, it changes nothing."""
    organisations = _organisations(at)
    known = set(User.objects.filter(email__in=[p.email for p in PEOPLE]).values_list("email"))
    missing = [person for person in PEOPLE if (person.email,) not in known]
    users = {person.key: _user(person, organisations) for person in missing}
    records = {
        person.key: _record(users[person.key], person, at)
        for person in missing
        if person.role is None
    }
    institute = organisations["demo-institute"]
    if not Course.objects.visible_to(institute).exists():
        _courses(User.objects.get(email=PROVIDER.email), institute, at)
    if len(missing) == len(PEOPLE):
        _lives(users, records["resident"], organisations["demo-campus"], at)
    return len(missing)


def _organisations(at: datetime) -> dict[str, Organisation]:
    rows = [
        {"code": code, "name_ko": ko, "name_en": en, "kind": kind}
        for code, ko, en, kind in ORGANISATIONS
    ]
    accounts.save_organisations(rows, at=at)
    codes = [code for code, *_names in ORGANISATIONS]
    return {one.code: one for one in Organisation.objects.filter(code__in=codes)}


def _user(person: Person, organisations: dict[str, Organisation]) -> User:
    user = accounts.create_account(email=person.email, name=person.name, hashed=person.hashed)
    accounts.confirm_address(user=user)
    if person.role is not None:
        accounts.add_membership(
            user=user,
            organisation=organisations[person.organisation],
            role=person.role,
            from_on=FROM_ON,
        )
    return user


def _record(user: User, person: Person, at: datetime) -> Resident:
    resident = people.register(user=user, by=user, at=at, name=person.name)
    consents.give(
        resident_id=resident.pk, kind=ConsentKind.SERVICE, means=Means.ONLINE, by=user, at=at
    )
    return resident


def _lives(users: dict[str, User], resident: Resident, campus: Organisation, at: datetime) -> None:
    """What the first resident told, who helps, who looked; and a walk-in whom the desk helps."""
    user = users["resident"]
    told = dict(TOLD)
    district = District.objects.current().order_by("code").first()
    if district is not None:
        told[Fact.HOME_DISTRICT] = district.code
    answers.tell(resident_id=resident.pk, answers=told, by=user, at=at)
    to_on = timezone.localdate(at) + timedelta(days=365)
    code = helpers.make_code(
        resident_id=resident.pk, scope=Scope.WRITE, to_on=to_on, by=user, at=at
    )
    helpers.accept_code(typed=code, by=users["family"], at=at)
    clerk = Membership.objects.get(user=users["counsellor"])
    views.note_visit(
        resident=resident,
        membership=clerk,
        purpose=Purpose.COUNSELLING,
        words="첫 상담 준비",
        page=RecordPage.DESK_RECORD,
        at=at,
    )
    walk_in = people.register(
        user=None,
        by=clerk.user,
        at=at,
        name=WALK_IN,
        phone="010-0000-0000",
        contact_wish=ContactWish.PHONE,
    )
    consents.give(
        resident_id=walk_in.pk,
        kind=ConsentKind.SERVICE,
        means=Means.PAPER,
        by=clerk.user,
        at=at,
    )
    helpers.add_desk(
        resident_id=walk_in.pk,
        organisation=campus,
        scope=Scope.WRITE,
        means=Means.PAPER,
        to_on=to_on,
        by=clerk.user,
        at=at,
    )


COURSES: tuple[Facts, ...] = (
    {
        "title": "가게 장부, 엑셀로 시작하기",
        "title_en": "Shop accounts: beginning with Excel",
        "summary_en": "Move your accounts from paper to Excel and close a month by yourself.",
        "outlook_en": "You can close a month's accounts by yourself.",
        "summary": "손으로 쓰던 장부를 엑셀로 옮기고 한 달 결산을 혼자 합니다.",
        "blocks": [
            {"kind": "paragraph", "text": "표 만들기부터 월 결산까지 네 번에 나누어 배웁니다."},
            {"kind": "list", "ordered": False, "items": ["칸과 줄", "합계와 평균", "월 결산표"]},
        ],
        "outlook": "한 달 결산표를 혼자 만들 수 있습니다.",
        "language": "ko",
        "mode": Mode.FIELD.value,
        "hours": "8.0",
        "age_rule_known": True,
        "age_from": 40,
        "age_to": 64,
        "residence": Residence.CITY_LIFE.value,
        "skills": [{"name": "엑셀", "ncs_code": "", "ncs_version": ""}],
    },
    {
        "title": "휴대전화로 찍는 우리 가게 사진",
        "summary": "가지고 있는 휴대전화로 상품 사진을 찍고 다듬습니다.",
        "outlook": "가게 소식에 쓸 사진을 스스로 만들 수 있습니다.",
        "language": "ko",
        "mode": Mode.FIELD.value,
        "hours": "8.0",
        "residence": Residence.ANYONE.value,
        "skills": [{"name": "상품 사진", "ncs_code": "", "ncs_version": ""}],
    },
    {
        "title": "처음 만드는 온라인 가게(쓰는 중)",
        "summary": "온라인 가게를 열기 전에 알아 둘 것을 함께 정리합니다.",
        "mode": Mode.ONLINE.value,
    },
    {
        "title": "작업대가 넷인 목공 교실",
        "title_en": "Woodwork at four benches",
        "summary": "작은 의자를 만들며 톱과 끌을 씁니다. 자리가 적어 추첨합니다.",
        "summary_en": "Use saw and chisel on a small stool. Few seats, so they are drawn.",
        "outlook": "나무 의자 하나를 혼자 만들 수 있습니다.",
        "language": "ko",
        "mode": Mode.FIELD.value,
        "hours": "8.0",
        "residence": Residence.ANYONE.value,
        "skills": [{"name": "목공", "ncs_code": "", "ncs_version": ""}],
    },
    {
        "title": "우리 동네 강사 되기",
        "title_en": "Becoming a teacher in the neighbourhood",
        "summary": "아는 것을 이웃에게 가르치는 법을 배웁니다. 짧은 신청서를 읽고 뽑습니다.",
        "summary_en": "Learn to teach what you know. Chosen by a short written application.",
        "outlook": "두 시간짜리 수업 하나를 짜서 가르칠 수 있습니다.",
        "language": "ko",
        "mode": Mode.FIELD.value,
        "hours": "8.0",
        "residence": Residence.ANYONE.value,
        "skills": [{"name": "강의", "ncs_code": "", "ncs_version": ""}],
    },
    {
        "title": "주말에 굽는 빵",
        "title_en": "Bread at the weekend",
        "summary": "네 번에 걸쳐 식빵과 통밀빵을 굽습니다. 재료를 미리 사 먼저 낸 차례로 받습니다.",
        "summary_en": "Bake white and brown bread. Flour is bought ahead: seats go by payment.",
        "outlook": "집에서 식빵을 구울 수 있습니다.",
        "language": "ko",
        "mode": Mode.FIELD.value,
        "hours": "8.0",
        "residence": Residence.ANYONE.value,
        "skills": [{"name": "제빵", "ncs_code": "", "ncs_version": ""}],
    },
)
MATERIALS_WON = {"주말에 굽는 빵": 8_000}
"""What of the fee is for flour and butter, by title."""
TERMS = (-11, 3)
"""Weeks from today to the first meeting: of a run that is over, and of one to come."""
MEETINGS = 4
WHERE_AND_HOW: Facts = {
    "schedule": Schedule.DATED.value,
    "daily_from": "19:00:00",
    "daily_to": "21:00:00",
    "admission": Admission.FIRST_COME.value,
    "apply_at": ApplyAt.HERE.value,
    "capacity": 16,
    "payer": Payer.LEARNER.value,
    "fee_won": 20_000,
    "place_words": "가상 교육원 2층 배움방",
    "access_words": "승강기 있음",
    "teacher_words": "가게 운영 12년",
    "contact_phone": "02-0000-0000",
}


def _courses(user: User, institute: Organisation, at: datetime) -> None:
    """Courses with a run that is over and one to come each, one behind every kind of door; and a
    draft.
    """
    provider = open_workspace(organisation=institute, by=user, at=at)
    today = timezone.localdate(at)
    for number, told in enumerate(COURSES, 1):
        course = courses.make_course(
            provider_id=provider.pk,
            told=told,
            number=f"D-{number}",
            is_sample=True,
            by=user,
            at=at,
        )
        if "hours" not in told:
            continue
        courses.publish_course(course_id=course.pk, by=user, at=at)
        for run, weeks in enumerate(TERMS, 1):
            runs.make_run(
                course_id=course.pk,
                number=str(run),
                told={
                    **_meets(str(run), today + timedelta(weeks=weeks, days=number)),
                    "materials_won": MATERIALS_WON.get(course.title, 0),
                },
                publish=True,
                by=user,
                at=at,
            )


def _meets(number: str, first: date) -> Facts:
    """Four evenings, one a week, from the day; one may apply until the evening before."""
    zone = timezone.get_default_timezone()
    days = [first + timedelta(weeks=week) for week in range(MEETINGS)]
    opens = datetime.combine(first - timedelta(weeks=5), time(10), zone)
    return {
        **WHERE_AND_HOW,
        "label": label_of(number),
        "starts_on": days[0].isoformat(),
        "last_on": days[-1].isoformat(),
        "weekdays": [first.isoweekday()],
        "apply_from_at": opens.isoformat(),
        "apply_until_at": datetime.combine(first, time(), zone).isoformat(),
        "sessions": [
            {
                "starts_at": datetime.combine(day, time(19), zone).isoformat(),
                "ends_at": datetime.combine(day, time(21), zone).isoformat(),
                "mode": Mode.FIELD.value,
            }
            for day in days
        ],
    }
