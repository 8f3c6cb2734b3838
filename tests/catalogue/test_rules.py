"""Days of a rhythm, terms moved by whole weeks, numbers of runs."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.catalogue import rules

CHRISTMAS = date(2026, 12, 25)


def on(day):
    return tuple(datetime.combine(day, time(hour), UTC) for hour in (19, 21))


def test_every_tuesday_and_friday_without_holidays():
    days = rules.days_of(
        first=date(2026, 12, 14), last=date(2026, 12, 29), weekdays=[2, 5], rests=[CHRISTMAS]
    )
    assert days.meets == (
        date(2026, 12, 15),
        date(2026, 12, 18),
        date(2026, 12, 22),
        date(2026, 12, 29),
    )
    assert days.rests == (CHRISTMAS,)


@pytest.mark.parametrize("last", [date(2026, 12, 1), date(2025, 1, 1)])
def test_an_empty_span_holds_no_day(last):
    days = rules.days_of(first=date(2026, 12, 2), last=last, weekdays=range(1, 8))
    assert days == rules.Days((), ())


@pytest.mark.parametrize(
    ("old", "new", "weeks"),
    [
        (date(2026, 9, 1), date(2027, 3, 2), 26),
        (date(2026, 9, 1), date(2027, 3, 5), 26),
        (date(2026, 9, 6), date(2026, 9, 7), 1),
        (date(2026, 9, 7), date(2026, 9, 7), 0),
    ],
)
def test_terms_are_whole_weeks_apart(old, new, weeks):
    assert rules.weeks_between(old, new) == weeks


def test_a_meeting_on_a_holiday_comes_after_the_last_of_its_weekday():
    meetings = [on(date(2026, 11, day)) for day in (13, 20, 27)]
    kept, gave_way = rules.moved(meetings, weeks=5, rests=[CHRISTMAS, date(2027, 1, 8)])
    assert kept == [on(date(2026, 12, 18)), on(date(2027, 1, 1)), on(date(2027, 1, 15))]
    assert gave_way == [CHRISTMAS]


def test_two_that_give_way_do_not_meet_at_once():
    meetings = [on(date(2026, 12, day)) for day in (18, 25)]
    rests = [date(2026, 12, 18), CHRISTMAS]
    kept, gave_way = rules.moved(meetings, weeks=0, rests=rests)
    assert kept == [on(date(2027, 1, 1)), on(date(2027, 1, 8))]
    assert gave_way == rests


@given(
    st.sets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=20),
    st.sets(st.dates(date(2026, 1, 1), date(2028, 12, 31)), max_size=5),
    st.integers(-60, 60),
)
def test_weekdays_hours_and_number_stay(days, rests, weeks):
    meetings = [on(day) for day in days]
    kept, gave_way = rules.moved(meetings, weeks=weeks, rests=rests)
    assert sorted(start.isoweekday() for start, _ in kept) == sorted(
        day.isoweekday() for day in days
    )
    assert len({start for start, _ in kept}) == len(days)
    assert not {start.date() for start, _ in kept} & rests
    assert {start.hour for start, _ in kept} <= {19}
    assert set(gave_way) <= rests


@pytest.mark.parametrize(
    ("taken", "number"), [([], "1"), (["1", "2"], "3"), (["여름", "9"], "10"), (["여름"], "1")]
)
def test_the_next_number(taken, number):
    assert rules.number_after(taken) == number
