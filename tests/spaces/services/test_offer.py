"""Rooms and benches as the pack has them; what leaves it stays for those who booked it."""

import pytest

from naru.spaces.models import Bench, Room, Seat
from naru.spaces.services import offer
from tests.occupations.factories import SkillFactory
from tests.places.factories import PlaceFactory
from tests.spaces.factories import NOON

NAMES = {"name_ko": "것", "name_en": "Thing", "access_ko": "", "access_en": "", "is_sample": True}


@pytest.mark.django_db
def test_a_room_that_leaves_the_pack_is_withdrawn():
    place = PlaceFactory()
    rows = [
        {"code": code, "place": place.code, "seats": 4, "fee_won": None, **NAMES}
        for code in ("a", "b")
    ]
    assert offer.save_rooms(rows, at=NOON).new == 2
    assert offer.save_rooms(rows[:1], at=NOON).withdrawn == 1
    assert list(Room.objects.filter(withdrawn_at=None).values_list("code", flat=True)) == ["a"]


@pytest.mark.django_db
def test_a_bench_gets_and_loses_seats_and_skills():
    place, skills = PlaceFactory(), [SkillFactory(), SkillFactory()]
    row = {
        "code": "bench",
        "place": place.code,
        "seats": 3,
        "equipment_ko": "톱",
        "equipment_en": "Saw",
        "skills": [one.code for one in skills],
        **NAMES,
    }
    offer.save_benches([row], at=NOON)
    offer.save_benches([row | {"seats": 2, "skills": [skills[0].code]}], at=NOON)
    seats = Seat.objects.order_by("number").values_list("number", "withdrawn_at")
    assert list(seats) == [(1, None), (2, None), (3, NOON)]
    assert list(Bench.objects.get().skills.all()) == skills[:1]
