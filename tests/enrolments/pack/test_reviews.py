"""`review.toml`: both cities' files are right, mistakes are told, the day chooses the rule."""

import shutil
from datetime import date

import pytest
from django.conf import settings as site

from naru.city.pack import Pack
from naru.enrolments.pack.reviews import FILE, UNTOLD, Limits, read_review, review_limits

CITIES = site.CITY_DIR.parent


@pytest.mark.parametrize(
    ("city", "on", "limits"),
    [
        ("seoul", date(2026, 11, 24), Limits(3, 5, 50, 14)),
        ("seoul", date(2001, 1, 1), UNTOLD),
        ("haneul", date(2026, 12, 31), Limits(2, 3, 20, 7)),
        ("haneul", date(2027, 1, 1), Limits(5, 5, 30, 10)),
    ],
)
def test_the_day_chooses_the_rule(settings, city, on, limits):
    settings.CITY_DIR = CITIES / city
    assert review_limits(on) == limits


def test_a_city_may_say_nothing(settings, tmp_path):
    settings.CITY_DIR = tmp_path
    assert review_limits(date(2026, 11, 24)) == UNTOLD


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2027-01-01", "2025-01-01", "the tables [[rule]] are not in order of from_on."),
        ("most_readers = 5", "most_readers = 10", "rule.most_readers"),
    ],
)
def test_mistakes_are_told(tmp_path, old, new, told):
    folder = tmp_path / "haneul"
    folder.mkdir()
    shutil.copy(CITIES / "haneul" / FILE, folder)
    (folder / FILE).write_text((folder / FILE).read_text().replace(old, new))
    pack = Pack(folder)
    read_review(pack)
    assert told in str(pack.problems[0])
