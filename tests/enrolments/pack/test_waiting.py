"""The rules for offers of both cities: read, in force by day, refused with file and line."""

from datetime import UTC, datetime, time, timedelta

import pytest

from naru.city.pack import Pack
from naru.enrolments.pack.waiting import FILE, read_waiting, terms_at
from tests.city.packs import CITIES, copy_of
from tests.enrolments.factories import NOON, TERMS


def faults(pack):
    reading = Pack(pack.folder)
    read_waiting(reading, sources=["plan-2025"])
    return [str(one) for one in reading.problems]


def test_the_citys_rules():
    assert terms_at(NOON) == TERMS


def test_the_second_city_has_a_rule_that_begins_later(settings):
    settings.CITY_DIR = CITIES / "haneul"
    assert terms_at(NOON) == TERMS
    last_second = datetime(2026, 12, 31, 14, 59, 59, tzinfo=UTC)
    assert terms_at(last_second).lasts == timedelta(hours=24)
    later = terms_at(last_second + timedelta(seconds=1))
    assert (later.lasts, later.quiet_from, later.quiet_to) == (
        timedelta(hours=36),
        time(20),
        time(10),
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "2027-01-01",
            "2025-01-01",
            "waiting.toml:3: the tables [[rule]] are not in order",
        ),
        (
            'source = "plan-2025"',
            "",
            "waiting.toml:3: this table [[rule]] is no sample and",
        ),
        ("offer_hours = 24", "offer_hours = 0", "waiting.toml:5: rule.offer_hours"),
        ('"plan-2025"', '"plan-2052"', "waiting.toml:11: "),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, old, new, said):
    pack = copy_of("haneul", tmp_path)
    pack.replace(FILE, old, new)
    (fault,) = faults(pack)
    assert said in fault
