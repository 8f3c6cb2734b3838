"""Rooms, benches and their rules from the city pack, and mistakes in them."""

import shutil
from datetime import date

import pytest
from django.conf import settings

from naru.city.pack import Pack
from naru.spaces import pack as spaces
from naru.spaces.models import Bench, Room, Seat
from tests.occupations.factories import SkillFactory
from tests.places.factories import PlaceFactory
from tests.spaces.factories import NOON

HANEUL = settings.CITY_DIR.parent / "haneul"
FILE = "spaces/island-dock.toml"
REFUNDS = """cancel_days = 1
refund = [ { days_before = 0, percent = 50 }, { days_before = 1, percent = 100 } ]"""
AGAIN = """sample = true

[[room]]
code = "dock-loft"
name = { ko = "방", en = "Room" }
seats = 1
sample = true

[[bench]]
code = "dock-planks\""""


def read(folder):
    pack = Pack(folder)
    known = ["skill.hull-planking", "skill.knots"]
    part = spaces.read_spaces(pack, places=["island-dock"], skills=known, sources=["s1"])
    return part, [(one.file.rpartition("/")[2], one.line, one.what) for one in pack.problems]


@pytest.mark.django_db
def test_what_the_pack_says_is_what_can_be_booked_and_twice_changes_nothing():
    PlaceFactory(code="island-dock")
    for code in ("skill.hull-planking", "skill.knots"):
        SkillFactory(code=code)
    part, problems = read(HANEUL)
    assert problems == []
    changes = spaces.save(part, at=NOON)
    assert [one.new for one in changes] == [1, 1, 2, 2]
    assert [one.writes for one in spaces.save(part, at=NOON)] == [0, 0, 0, 0]
    room, bench = Room.objects.get(), Bench.objects.get()
    assert (room.code, room.place.code, room.seats, room.is_sample) == (
        "dock-loft",
        "island-dock",
        8,
        True,
    )
    assert sorted(bench.skills.values_list("code", flat=True)) == [
        "skill.hull-planking",
        "skill.knots",
    ]
    assert list(Seat.objects.values_list("number", flat=True).order_by("number")) == [1, 2]


@pytest.mark.parametrize(
    ("before", "after", "line", "what"),
    [
        ('place = "island-dock"', 'place = "island-dok"', 2, '"island-dok" is not in places.csv'),
        ('"skill.knots"', '"skill.knot"', 37, '"skill.knot" is not in skills/'),
        ("ends = 17:00:00", "ends = 08:00:00", 8, "the hours from 09:00:00 end before they begin."),
        ("ahead_months = 1\n", "", 14, "nobody could book"),
        ("cancel_days = 1", "cancel_days = 1\napply_days = [20]", 26, "apply_days are a first"),
        (
            "cancel_days = 1",
            REFUNDS,
            26,
            "the refunds are not in order",
        ),
        ("sample = true\nhours", "sample = false\nhours", 5, "this table [[open]] is no sample"),
        (
            'sample = true\n\n[[bench]]\ncode = "dock-planks"',
            AGAIN,
            34,
            'code = "dock-loft" is used twice.',
        ),
    ],
)
def test_mistakes_are_told_with_file_and_line(tmp_path, before, after, line, what):
    folder = tmp_path / "cities" / "haneul"
    shutil.copytree(HANEUL, folder)
    text = (folder / FILE).read_text()
    assert before in text
    (folder / FILE).write_text(text.replace(before, after, 1))
    _part, problems = read(folder)
    assert [(file, at) for file, at, _what in problems] == [("island-dock.toml", line)]
    assert problems[0][2].startswith(what)


def test_places_of_seoul_keep_their_hours_rest_on_holidays_and_others_are_unknown():
    opening = spaces.opening_on("yeongdeungpo-50plus-centre", date(2026, 12, 1))
    assert date(2026, 12, 25) in opening.closed
    assert spaces.opening_on("nowhere", date(2026, 12, 1)).hours == ()
    assert spaces.space("nowhere") is None
    assert spaces.room_terms_on("nowhere", date(2026, 12, 1)) is None
    assert spaces.hours_on("nowhere", date(2026, 12, 1)) is None
    assert spaces.bench_terms_on(date(2020, 1, 1)).missed_many == 2


def test_every_bench_and_room_of_seoul_is_marked_a_sample():
    part, _problems = read(settings.CITY_DIR)
    things = [thing for one in part.places for thing in (*one.value.room, *one.value.bench)]
    assert len(part.places) == 14
    assert all(thing.sample for thing in things)
