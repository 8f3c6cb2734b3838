"""Rooms, benches, sittings and bookings for tests."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import factory

from naru.accounts.enums import Role
from naru.spaces.enums import ClubState, State, Way
from naru.spaces.models import Bench, Booking, Club, Room, Seat, SignOff, Sitting
from naru.spaces.rules.terms import BenchTerms, Opening, RoomTerms
from tests.accounts.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.occupations.factories import SkillFactory
from tests.places.factories import PlaceFactory
from tests.residents.factories import ResidentFactory

SEOUL = ZoneInfo("Asia/Seoul")
NOON = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
"""Tuesday 24 November 2026, 12:00 in Seoul."""
TOMORROW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
"""Wednesday 25 November 2026, 19:00 in Seoul."""
TWO_HOURS = timedelta(hours=2)
WEEK = tuple((weekday, time(9), time(21, 30)) for weekday in range(1, 6))
OPENING = Opening(hours=WEEK, closed=frozenset([date(2026, 12, 25)]), zone=SEOUL)
TERMS = BenchTerms(
    lead=timedelta(hours=1),
    ahead=timedelta(days=30),
    most_open=3,
    opens=timedelta(minutes=20),
    late=timedelta(minutes=20),
    turn=timedelta(seconds=60),
    reminder=timedelta(hours=24),
    missed_days=60,
    missed_many=2,
    then_open=1,
    excuse_days=14,
    club_months=12,
)
ROOM_TERMS = RoomTerms(
    for_whom=frozenset(["resident", "club"]),
    unit=timedelta(hours=2),
    most_units=2,
    ahead_days=1,
    ahead_months=1,
    apply_days=None,
    answer_days=3,
    answer_on=None,
    most=2,
    per="month",
    cancel_days=1,
    refund=((1, 100), (0, 50)),
    enter=timedelta(minutes=10),
)


class OwnedPlaceFactory(PlaceFactory):
    """A place with a body that runs it."""

    organisation = factory.SubFactory(OrganisationFactory)


class RoomFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Room

    code = factory.Sequence(lambda n: f"room-{n}")
    place = factory.SubFactory(OwnedPlaceFactory)
    name_ko = factory.Sequence(lambda n: f"가상 방 {n}")
    name_en = factory.Sequence(lambda n: f"Room {n}")
    seats = 12


class BenchFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Bench
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"bench-{n}")
    place = factory.SubFactory(OwnedPlaceFactory)
    name_ko = factory.Sequence(lambda n: f"가상 실습대 {n}")
    name_en = factory.Sequence(lambda n: f"Bench {n}")
    equipment_ko, equipment_en = "컴퓨터", "Computers"
    seats = 2

    @factory.post_generation
    def with_seats(self, create, extracted, **kwargs):
        for number in range(1, self.seats + 1):
            Seat.objects.create(bench=self, number=number)

    @factory.post_generation
    def with_skills(self, create, extracted, **kwargs):
        self.skills.set(extracted if extracted is not None else [SkillFactory()])


class SittingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Sitting

    bench = factory.SubFactory(BenchFactory)
    instructor = factory.SubFactory(UserFactory)
    starts_at = TOMORROW
    ends_at = factory.LazyAttribute(lambda one: one.starts_at + TWO_HOURS)
    opened_at = NOON


class ClubFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Club

    place = factory.SubFactory(OwnedPlaceFactory)
    head = factory.SubFactory(ResidentFactory)
    name = factory.Sequence(lambda n: f"가상 모임 {n}")
    people = 6
    state = ClubState.REGISTERED
    asked_at = NOON
    until_on = date(2027, 11, 24)


class BookingFactory(factory.django.DjangoModelFactory):
    """A seat of a bench; with `room=` a room."""

    class Meta:
        model = Booking

    resident = factory.SubFactory(ResidentFactory)
    room = None
    sitting = factory.Maybe("room", None, factory.SubFactory(SittingFactory))
    seat = factory.LazyAttribute(
        lambda one: one.sitting.bench.places.order_by("number").first() if one.sitting else None
    )
    starts_at = factory.LazyAttribute(
        lambda one: one.sitting.starts_at if one.sitting else TOMORROW
    )
    ends_at = factory.LazyAttribute(lambda one: one.starts_at + TWO_HOURS)
    state = State.APPROVED
    state_at = NOON
    way = Way.SITE
    booked_at = NOON


class SignOffFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SignOff

    booking = factory.SubFactory(BookingFactory)
    resident = factory.SelfAttribute("booking.resident")
    skill = factory.LazyAttribute(lambda one: one.booking.sitting.bench.skills.first())
    by = factory.LazyAttribute(lambda one: one.booking.sitting.instructor)
    at = TOMORROW


def staff_of(place):
    """A membership of somebody who works at the place."""
    return MembershipFactory(organisation=place.organisation, role=Role.PROVIDER)
