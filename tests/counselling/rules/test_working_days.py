"""Answers are owed in working days of the country and the city."""

from datetime import date, timedelta

import pytest

from naru.counselling.rules.working_days import calendar_of

FRIDAY = date(2027, 2, 5)
NEW_YEAR = [date(2027, 2, day) for day in (6, 7, 8, 9)]


def test_weekends_and_holidays_do_not_count():
    """Over the lunar new year of 2027 three working days last until the next Friday."""
    calendar = calendar_of(range(1, 6), NEW_YEAR)
    assert [calendar.after(FRIDAY, days=n) for n in range(4)] == [
        FRIDAY,
        date(2027, 2, 10),
        date(2027, 2, 11),
        date(2027, 2, 12),
    ]
    assert calendar_of(range(1, 6), []).after(FRIDAY, days=3) == date(2027, 2, 10)


def test_every_day_found_is_a_working_day_and_as_many_lie_between():
    calendar = calendar_of([1, 3, 6], NEW_YEAR)
    for days in range(1, 20):
        found = calendar.after(FRIDAY, days=days)
        between = [FRIDAY + timedelta(days=n) for n in range(1, (found - FRIDAY).days + 1)]
        assert calendar.works(found)
        assert sum(map(calendar.works, between)) == days


def test_an_office_that_never_works_is_no_calendar():
    for weekdays in ([], [0, 8]):
        with pytest.raises(ValueError, match="never works"):
            calendar_of(weekdays, [])
