"""Until when to pay."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from naru.payments.rules.due import Due, months_on

ZONE = ZoneInfo("Asia/Seoul")
LATE = datetime(2026, 11, 24, 14, 59, tzinfo=UTC)
"""23:59 in the city."""


def test_hours_count_from_the_moment():
    assert Due(hours=24).after(LATE, zone=ZONE) == datetime(2026, 11, 25, 14, 59, tzinfo=UTC)


def test_days_end_at_the_midnight_of_the_city():
    """One day more: to the end of the next day, whenever on this day one got the seat."""
    ends = datetime(2026, 11, 25, 15, tzinfo=UTC)
    assert Due(days=1).after(LATE, zone=ZONE) == ends
    assert Due(days=1).after(datetime(2026, 11, 23, 15, tzinfo=UTC), zone=ZONE) == ends
    assert Due(days=0).after(LATE, zone=ZONE) == datetime(2026, 11, 24, 15, tzinfo=UTC)


def test_a_rule_is_one_of_the_two():
    for wrong in ({}, {"hours": 1, "days": 1}):
        with pytest.raises(ValueError, match="not both"):
            Due(**wrong)


def test_months_end_with_their_last_day():
    assert months_on(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_on(date(2026, 12, 1), 1) == date(2027, 1, 1)
