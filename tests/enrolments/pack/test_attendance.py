"""`attendance.toml`: both cities' files are right, mistakes are told, the day chooses the rule."""

import shutil
from datetime import date, timedelta

import pytest
from django.conf import settings as site

from naru.city.pack import Pack
from naru.enrolments.pack.attendance import FILE, UNTOLD, attendance_terms, read_attendance

CITIES = site.CITY_DIR.parent


def problems(tmp_path, old="", new=""):
    folder = tmp_path / "haneul"
    folder.mkdir()
    shutil.copy(CITIES / "haneul" / FILE, folder)
    told = (folder / FILE).read_text()
    assert old in told
    (folder / FILE).write_text(told.replace(old, new))
    pack = Pack(folder)
    read_attendance(pack, sources=["plan-2025"])
    return [str(one) for one in pack.problems]


@pytest.mark.parametrize(
    ("city", "on", "percent", "late", "turn"),
    [
        ("seoul", date(2026, 11, 24), 80, True, 60),
        ("seoul", date(2001, 1, 1), 80, True, 60),
        ("haneul", date(2026, 12, 31), 75, True, 90),
        ("haneul", date(2027, 1, 1), 90, False, 30),
    ],
)
def test_the_day_chooses_the_rule(settings, city, on, percent, late, turn):
    settings.CITY_DIR = CITIES / city
    terms = attendance_terms(on)
    assert (terms.percent, terms.late_counts, terms.turn) == (
        percent,
        late,
        timedelta(seconds=turn),
    )


def test_a_city_that_says_nothing_asks_for_all(settings, tmp_path):
    settings.CITY_DIR = tmp_path
    assert attendance_terms(date(2026, 11, 24)) == UNTOLD


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2027-01-01", "2025-01-01", "the tables [[rule]] are not in order of from_on."),
        ("complete_percent = 75", "complete_percent = 101", "rule.complete_percent"),
        ("code_seconds = 30", "code_seconds = 5", "rule.code_seconds"),
        ('"plan-2025"', '"plan-2052"', "plan-2052"),
    ],
)
def test_mistakes_are_told(tmp_path, old, new, told):
    assert problems(tmp_path, old, new)[0].find(told) >= 0


def test_the_file_is_right_as_it_is(tmp_path):
    assert problems(tmp_path) == []
