"""`counselling.toml`: both cities load, and mistakes are named where they stand."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings

from naru.city.pack import Pack
from naru.counselling.enums import Fit
from naru.counselling.pack import FILE, fields, read_counselling, reasons, terms_at

CITIES = Path(settings.CITY_DIR).parent


def problems(tmp_path, change):
    text = (CITIES / "haneul" / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).write_text(change(text), encoding="utf-8")
    pack = Pack(tmp_path)
    read_counselling(pack, sources=["known"])
    return [one.what for one in pack.problems]


@pytest.mark.parametrize("city", ["seoul", "haneul"])
def test_both_cities_load(city):
    pack = Pack(CITIES / city)
    assert read_counselling(pack, sources=[]) is not None
    assert pack.problems == []


def test_what_holds_today():
    terms = terms_at(datetime(2026, 11, 24, 3, tzinfo=UTC))
    assert (terms.answer_days, terms.reminder.total_seconds()) == (3, 48 * 3600)
    days = terms.settling.days, terms.silence.days
    assert (days, terms.offer_ends.total_seconds()) == ((14, 30), 2 * 3600)
    assert sum(terms.weighing.points.values()) == 100
    assert set(terms.weighing.points) == set(Fit.values)
    assert terms.weighing.ample_percent == 33
    assert len(fields()) >= 10
    assert reasons()["goal"].minutes == 60
    assert not terms.calendar.works(date(2026, 12, 25))
    assert not terms.calendar.works(date(2026, 12, 31))
    assert terms.calendar.works(date(2026, 12, 30))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("sample = true", "sample = false", "no source"),
        ("[1, 2, 3, 4, 5, 6]", "[0]", "weekday"),
        ('"OFFICE"', '"FAX"', "FAX"),
        ('code = "it"', 'code = "care"', "twice"),
        ("times = 20", "times = 21", "more than 100"),
        ("minutes = 45", "minutes = 50", "minutes"),
    ],
)
def test_mistakes_are_found(tmp_path, old, new, said):
    found = problems(tmp_path, lambda text: text.replace(old, new, 1))
    assert len(found) == 1
    assert said in found[0]
    assert problems(tmp_path, lambda text: text) == []
