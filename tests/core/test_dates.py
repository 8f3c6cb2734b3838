"""Days as people count them."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from naru.core.dates import days_in_words, end_in_words, hours_in_words, years_later


@pytest.mark.parametrize(
    ("on", "years", "then"),
    [
        (date(2026, 11, 24), 5, date(2031, 11, 24)),
        (date(2028, 2, 29), 4, date(2032, 2, 29)),
        (date(2028, 2, 29), 1, date(2029, 3, 1)),
    ],
)
def test_years_later_is_the_same_day(on, years, then):
    assert years_later(on, years) == then


@pytest.mark.parametrize(
    ("ends", "ko", "en"),
    [
        (
            datetime(2026, 12, 1, 15, tzinfo=UTC),
            "2026년 12월 1일(화) 24:00",
            "Tue 1 Dec 2026, 24:00",
        ),
        (
            datetime(2026, 12, 1, 9, tzinfo=UTC),
            "2026년 12월 1일(화) 18:00",
            "Tue 1 Dec 2026, 18:00",
        ),
    ],
)
def test_an_end_at_midnight_is_of_the_day_that_is_over(ends, ko, en):
    zone = ZoneInfo("Asia/Seoul")
    assert end_in_words(ends, zone=zone, language="ko") == ko
    assert end_in_words(ends, zone=zone, language="en") == en


def test_from_when_until_when_is_written_one_way():
    evening = time(19), time(21, 30)
    assert hours_in_words(*evening, language="ko") == "19:00~21:30"
    assert hours_in_words(*evening, language="en") == "19:00–21:30"
    first, last = date(2026, 12, 1), date(2026, 12, 8)
    assert days_in_words(first, last, language="ko") == "2026년 12월 1일(화) ~ 2026년 12월 8일(화)"
    assert days_in_words(first, last, language="en") == "Tue 1 Dec 2026 – Tue 8 Dec 2026"
    assert days_in_words(first, first, language="en") == "Tue 1 Dec 2026"
