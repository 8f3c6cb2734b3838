"""Limits of files are dated data of the city."""

from datetime import date, timedelta

from naru.city.pack import Pack
from naru.lessons.pack.limits import idle_on, limits_on, read_limits
from naru.lessons.rules.limits import Limits

ENTRY = """
[[limit]]
from_on = {day}
picture_mb = 1
captions_mb = 1
attachment_mb = 5
audio_mb = 15
video_mb = {video}
files = 300
whole_mb = 400
"""
HEAD = "sample = true\n[self_paced]\nseats = 10\nyears = 1\n"


def test_what_holds_on_a_day_is_the_last_that_began(tmp_path, settings):
    folder = tmp_path / "cities" / "one"
    folder.mkdir(parents=True)
    settings.CITY_DIR = folder
    entries = ENTRY.format(day="2026-01-01", video=60) + ENTRY.format(day="2027-01-01", video=90)
    (folder / "lessons.toml").write_text(HEAD + entries)
    assert limits_on(date(2026, 12, 31)).video_mb == 60
    assert limits_on(date(2027, 1, 1)).video_mb == 90
    assert limits_on(date(2025, 1, 1)) == Limits()


def test_how_long_nothing_may_stir_is_dated_too(tmp_path, settings):
    folder = tmp_path / "cities" / "two"
    folder.mkdir(parents=True)
    settings.CITY_DIR = folder
    later = ENTRY.format(day="2027-01-01", video=60) + "idle_minutes = 20\n"
    (folder / "lessons.toml").write_text(HEAD + ENTRY.format(day="2026-01-01", video=60) + later)
    on = (date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1))
    assert [idle_on(day) for day in on] == [timedelta(minutes=n) for n in (15, 15, 20)]


def test_entries_out_of_order_are_a_mistake(tmp_path):
    folder = tmp_path / "cities" / "one"
    folder.mkdir(parents=True)
    entries = ENTRY.format(day="2027-01-01", video=60) + ENTRY.format(day="2026-01-01", video=90)
    (folder / "lessons.toml").write_text(HEAD + entries)
    pack = Pack(folder)
    read_limits(pack)
    assert [str(one) for one in pack.problems] == [
        (
            "cities/one/lessons.toml:6: the tables [[limit]] are not in order of from_on. "
            "Put the oldest first, each day once."
        )
    ]
