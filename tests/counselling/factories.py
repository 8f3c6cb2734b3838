"""Mentors, requests and pairings for tests."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import factory

from naru.accounts.enums import Role
from naru.counselling.enums import (
    AimKind,
    Channel,
    GoalState,
    Language,
    Level,
    LifeDomain,
    NoteKind,
    PairingState,
    RequestKind,
    Side,
    TalkState,
    Way,
)
from naru.counselling.models import (
    Appointment,
    Goal,
    Hours,
    Mentor,
    Note,
    Pairing,
    Request,
    Room,
    Step,
)
from naru.counselling.rules.matching import Weighing
from naru.counselling.rules.terms import Terms
from naru.counselling.rules.working_days import calendar_of
from naru.occupations.enums import Effort
from naru.occupations.enums import Hours as WorkHours
from naru.occupations.models import Occupation, OccupationField
from tests.accounts.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.residents.factories import ResidentFactory

NOON = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
"""Tuesday 24 November 2026, 12:00 in Seoul."""
WEIGHING = Weighing(
    points={"FIELD": 60, "TIMES": 20, "CHANNEL": 10, "NEAR": 6, "ROOM": 3, "LANGUAGE": 1},
    ample_percent=33,
)
TERMS = Terms(
    answer_days=3,
    lead=timedelta(hours=20),
    horizon=timedelta(days=28),
    give_back=timedelta(hours=24),
    reminder=timedelta(hours=48),
    offer_lasts=timedelta(hours=12),
    offer_ends=timedelta(hours=2),
    settling=timedelta(days=14),
    silence=timedelta(days=30),
    weighing=WEIGHING,
    calendar=calendar_of(range(1, 6), [date(2026, 12, 25)]),
    zone=ZoneInfo("Asia/Seoul"),
)


class MentorFactory(factory.django.DjangoModelFactory):
    """Knows care, speaks Korean, talks in all ways on Wednesdays from 10 to 12."""

    class Meta:
        model = Mentor
        skip_postgeneration_save = True

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    fields = ["care"]
    languages = [Language.KO]
    channels = list(Channel.values)
    capacity = 2

    @factory.post_generation
    def hours(self, create, given):
        for weekday, begins, ends in given or [(3, time(10), time(12))]:
            Hours.objects.create(
                mentor=self, weekday=weekday, begins=begins, ends=ends, channels=self.channels
            )
        MembershipFactory(user=self.user, organisation=self.organisation, role=Role.MENTOR)


class RequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Request

    resident = factory.SubFactory(ResidentFactory)
    kind = RequestKind.MENTOR
    field = "care"
    asked_at = NOON
    asked_by = factory.SelfAttribute("resident.user")
    owner = factory.SubFactory(UserFactory)
    due_on = date(2026, 11, 27)
    level = Level.OFFICE


class PairingFactory(factory.django.DjangoModelFactory):
    """Somebody who is looked after; takes a place of the mentor's."""

    class Meta:
        model = Pairing
        skip_postgeneration_save = True

    resident = factory.SubFactory(ResidentFactory)
    mentor = factory.SubFactory(MentorFactory)
    request = factory.LazyAttribute(
        lambda one: RequestFactory(resident=one.resident, state="ANSWERED", closed_at=NOON)
    )
    state = PairingState.ACTIVE
    began_at = NOON
    state_at = NOON

    @factory.post_generation
    def place(self, create, given):
        self.mentor.taken += 1
        self.mentor.save(update_fields=["taken"])


def office(role=Role.COUNSELLOR):
    """Somebody at the desk, or a manager."""
    return MembershipFactory(role=role).user


class RoomFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Room

    organisation = factory.SubFactory(OrganisationFactory)
    name_ko = factory.Sequence(lambda n: f"가상 상담실 {n}")


class AppointmentFactory(factory.django.DjangoModelFactory):
    """By telephone, Wednesday 2 December 2026 from 10:00 to 10:45 in Seoul."""

    class Meta:
        model = Appointment

    resident = factory.SubFactory(ResidentFactory)
    mentor = factory.SubFactory(MentorFactory)
    reason = "first-talk"
    channel = Channel.PHONE
    starts_at = datetime(2026, 12, 2, 1, tzinfo=UTC)
    ends_at = factory.LazyAttribute(lambda one: one.starts_at + timedelta(minutes=45))
    state = TalkState.BOOKED
    state_at = NOON
    way = Way.SITE
    booked_at = NOON


class GoalFactory(factory.django.DjangoModelFactory):
    """Agreed by both: to work again by the end of 2027."""

    class Meta:
        model = Goal

    resident = factory.SubFactory(ResidentFactory)
    kind = AimKind.LIFE
    domain = LifeDomain.WORK
    words = "다시 일하기"
    by_on = date(2027, 12, 31)
    state = GoalState.AGREED
    state_at = NOON
    proposed_at = NOON
    resident_agreed_at = NOON
    mentor_agreed_at = NOON


class GoalStepFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Step

    goal = factory.SubFactory(GoalFactory)
    words = "강좌 하나 고르기"
    owner = Side.RESIDENT
    due_on = date(2026, 12, 1)


class NoteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Note

    resident = factory.SubFactory(ResidentFactory)
    kind = NoteKind.SHARED
    words = "이야기한 것"
    by = factory.SubFactory(UserFactory)
    at = NOON


def an_occupation():
    """An occupation to aim for."""
    field, _new = OccupationField.objects.get_or_create(
        code="it", defaults={"number": 1, "name_ko": "정보기술", "name_en": "IT"}
    )
    one, _new = Occupation.objects.get_or_create(
        code="occ.web-developer",
        defaults={
            "field": field, "position": 1, "name_ko": "웹 개발자", "name_en": "Web developer",
            "summary_ko": "누리집을 만듭니다.", "summary_en": "Makes sites.", "keco_code": "1331",
            "keco_edition": "2025", "keco_name": "가상", "effort": Effort.values[0],
            "hours": [WorkHours.values[0]], "hours_from": 40, "hours_to": 40,
        },
    )  # fmt: skip
    return one
