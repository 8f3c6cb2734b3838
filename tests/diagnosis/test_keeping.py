"""How long a run in nobody's record is kept: by city and day, mistakes told at their line."""

from datetime import UTC, datetime, timedelta

import pytest

from naru.city.pack import Pack
from naru.diagnosis.reading.keeping import FILE, kept_for, read_keeping
from tests.city.packs import CITIES, copy_of


def test_a_rule_holds_from_its_day_until_the_next_one(noon, settings):
    assert kept_for(noon) == timedelta(days=60)
    settings.CITY_DIR = CITIES / "haneul"
    last_second = datetime(2026, 12, 31, 14, 59, 59, tzinfo=UTC)
    assert kept_for(datetime(2025, 1, 1, tzinfo=UTC)) == timedelta(days=60)
    assert kept_for(last_second) == timedelta(days=60)
    assert kept_for(last_second + timedelta(seconds=1)) == timedelta(days=30)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "2027-01-01",
            "2025-01-01",
            "diagnosis.toml:5: the tables [[rule]] are not in order",
        ),
        ('source = "plan-2025"', "", "diagnosis.toml:10: this table [[rule]] is no sample"),
        ("kept_days = 30", "kept_days = 0", "diagnosis.toml:12: rule.kept_days"),
        ('"plan-2025"', '"plan-2052"', "diagnosis.toml:14: "),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, old, new, said):
    copy = copy_of("haneul", tmp_path)
    copy.replace(FILE, old, new)
    pack = Pack(copy.folder)
    read_keeping(pack, sources=["plan-2025"])
    (fault,) = map(str, pack.problems)
    assert said in fault
