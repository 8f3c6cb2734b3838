"""A demo city gets people to look around as: plainly invented, one or more for every role.

organisations -> users and roles -> residents with facts, helpers and looks, all or nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from naru.accounts import services as accounts
from naru.accounts.enums import OrganisationKind, Role
from naru.accounts.models import Membership, Organisation, User
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


PEOPLE = (
    Person("resident", "가상 주민 하나"),
    Person("newcomer", "가상 주민 둘"),
    Person("family", "가상 가족"),
    Person("mentor", "가상 멘토", Role.MENTOR, "demo-campus"),
    Person("counsellor", "가상 상담사", Role.COUNSELLOR, "demo-campus"),
    Person("provider", "가상 교육 담당", Role.PROVIDER, "demo-institute"),
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
    user = accounts.create_account(email=person.email, name=person.name, password=PASSWORD)
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
