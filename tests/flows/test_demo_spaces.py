"""Invented instructors open times at every bench; the demo's people have booked, once."""

import pytest

from naru.accounts.enums import Role
from naru.accounts.models import Organisation, User
from naru.flows.demo_spaces import TEACHER, demo_spaces
from naru.flows.seed_demo import seed_demo
from naru.spaces.models import Booking, Club, SignOff, Sitting
from tests.places.factories import PlaceFactory
from tests.residents.factories import ConsentTextFactory
from tests.spaces.factories import BenchFactory, RoomFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_times_for_two_weeks_and_people_who_booked_once(noon):
    ConsentTextFactory()
    seed_demo(at=noon)
    campus = Organisation.objects.get(code="demo-campus")
    place = PlaceFactory(code="50plus-central-campus", organisation=campus)
    RoomFactory(place=place)
    for number in range(4):
        BenchFactory(code=f"bench-{number}", place=place, is_sample=True)
    BenchFactory(code="elsewhere", place=PlaceFactory())
    new = demo_spaces(at=noon)
    assert new == Sitting.objects.filter(starts_at__gt=noon).count() >= 12
    assert demo_spaces(at=noon) == 0
    names = set(Sitting.objects.values_list("instructor__name", flat=True))
    assert names == {"가상 강사", "가상 강사 1", "가상 강사 2", "가상 강사 3"}
    teacher = User.objects.get(email=TEACHER.email)
    assert teacher.memberships.get(organisation=campus).role == Role.PROVIDER
    states = Booking.objects.order_by("starts_at").values_list("state", flat=True)
    assert list(states) == ["USED", "APPROVED", "ASKED"]
    assert SignOff.objects.get().by == teacher
    assert Club.objects.get().head.user.email == "newcomer@demo.example"
