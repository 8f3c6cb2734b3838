"""The day of a moment is the one on the city's clock."""

from datetime import UTC, date, datetime

from tests.counselling.factories import TERMS


def test_late_evening_in_utc_is_the_next_day_in_the_city():
    evening = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
    assert TERMS.day(evening) == date(2026, 11, 25)
