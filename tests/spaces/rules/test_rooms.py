"""Rooms by the published rules of two centres: Yeongdeungpo (s94) and Nowon (s96), as the pack
has them.
"""

from datetime import date, datetime, timedelta

import pytest

from naru.spaces.pack import opening_on, room_terms_on
from naru.spaces.rules import rooms
from tests.spaces.factories import SEOUL

TODAY = date(2026, 11, 24)


@pytest.fixture
def yeongdeungpo():
    return room_terms_on("yeongdeungpo-50plus-centre", TODAY)


@pytest.fixture
def nowon():
    return room_terms_on("nowon-50plus-centre", TODAY)


def times(spans):
    return [f"{begins:%H:%M}-{ends:%H:%M}" for begins, ends in spans]


def test_yeongdeungpo_at_least_15_days_ahead_and_at_most_a_month(yeongdeungpo):
    assert rooms.days_to_book(yeongdeungpo, today=TODAY) == (date(2026, 12, 9), date(2026, 12, 24))
    january = rooms.days_to_book(yeongdeungpo, today=date(2027, 1, 31))
    assert january == (date(2027, 2, 15), date(2027, 2, 28))
    assert rooms.next_asking(yeongdeungpo, today=TODAY) is None


def test_yeongdeungpo_two_hours_from_ten_weekdays_to_half_past_eight_saturdays_to_one(yeongdeungpo):
    opening = opening_on("yeongdeungpo-50plus-centre", TODAY)
    days = [date(2026, 12, 9), date(2026, 12, 12), date(2026, 12, 13)]
    found = [times(rooms.free_spans(opening, yeongdeungpo, on=day, busy=[])) for day in days]
    assert found == [
        ["10:00-12:00", "12:00-14:00", "14:00-16:00", "16:00-18:00", "18:00-20:00"],
        ["10:00-12:00"],
        [],
    ]
    busy = [(datetime(2026, 12, 9, 13, tzinfo=SEOUL), datetime(2026, 12, 9, 15, tzinfo=SEOUL))]
    assert times(rooms.free_spans(opening, yeongdeungpo, on=days[0], busy=busy)) == [
        "10:00-12:00",
        "16:00-18:00",
        "18:00-20:00",
    ]


def test_yeongdeungpo_answers_within_five_days_lets_once_a_month(yeongdeungpo):
    assert rooms.answer_by(yeongdeungpo, today=TODAY) == date(2026, 11, 29)
    assert (yeongdeungpo.most, yeongdeungpo.most_units) == (1, 1)
    month = rooms.counted_in(yeongdeungpo.per, date(2026, 12, 9))
    assert month == (date(2026, 12, 1), date(2027, 1, 1))
    assert yeongdeungpo.for_whom == {"resident", "club"}


def test_yeongdeungpo_all_back_the_day_before_half_on_the_day(yeongdeungpo):
    on = date(2026, 12, 9)
    told = [
        rooms.leaving(yeongdeungpo, on=on, today=on - timedelta(days=days)) for days in (9, 1, 0)
    ]
    assert [(one.counts, one.percent) for one in told] == [(False, 100), (False, 100), (False, 50)]
    assert [rooms.back_won(70_000, one.percent) for one in told] == [70_000, 70_000, 35_000]
    assert rooms.back_won(25_001, 50) == 12_500


def test_nowon_clubs_ask_from_the_20th_to_the_25th_for_the_month_that_follows(nowon):
    assert nowon.for_whom == {"club"}
    december = (date(2026, 12, 1), date(2026, 12, 31))
    for day, days in ((19, None), (20, december), (25, december), (26, None)):
        assert rooms.days_to_book(nowon, today=date(2026, 11, day)) == days
    asked = rooms.days_to_book(nowon, today=date(2026, 12, 20))
    assert asked == (date(2027, 1, 1), date(2027, 1, 31))
    assert rooms.next_asking(nowon, today=date(2026, 11, 19)) == date(2026, 11, 20)
    assert rooms.next_asking(nowon, today=date(2026, 11, 26)) == date(2026, 12, 20)
    assert rooms.next_asking(nowon, today=date(2026, 11, 24)) is None


def test_nowon_is_answered_by_the_30th_or_the_end_of_february(nowon):
    assert rooms.answer_by(nowon, today=TODAY) == date(2026, 11, 30)
    assert rooms.answer_by(nowon, today=date(2027, 2, 22)) == date(2027, 2, 28)


def test_nowon_once_a_week_and_cancelled_two_days_before_none_on_the_day(nowon):
    on = date(2026, 12, 9)
    week = rooms.counted_in(nowon.per, on)
    assert week == (date(2026, 12, 7), date(2026, 12, 14))
    told = [rooms.leaving(nowon, on=on, today=on - timedelta(days=days)) for days in (2, 1, 0)]
    assert [(one.counts, one.percent) for one in told] == [(False, 0), (True, 0), (True, 0)]
    assert nowon.enter == timedelta(minutes=10)
    assert nowon.unit == timedelta(hours=2)


def test_months_end_where_they_end():
    assert rooms.months_after(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert rooms.months_after(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert rooms.months_after(date(2026, 11, 5), 1) == date(2026, 12, 5)
