"""Two runs clash when a meeting of one lies in a meeting of the other."""

from datetime import UTC, date, datetime, time

import pytest

from naru.enrolments.rules.meetings import Timetable, first_clash, meetings_of

TUESDAYS = Timetable(date(2026, 12, 1), date(2026, 12, 15), [2], time(19), time(21), UTC)


def met(day: int, begins: int, ends: int):
    return (
        datetime(2026, 12, day, begins, tzinfo=UTC),
        datetime(2026, 12, day, ends, tzinfo=UTC),
    )


def test_listed_meetings_go_before_the_weekdays():
    assert meetings_of([met(9, 10, 12), met(2, 10, 12)], TUESDAYS) == [
        met(2, 10, 12),
        met(9, 10, 12),
    ]
    assert meetings_of([], TUESDAYS) == [met(1, 19, 21), met(8, 19, 21), met(15, 19, 21)]


@pytest.mark.parametrize(
    "table",
    [
        Timetable(None, None, [2], time(19), time(21), UTC),
        Timetable(date(2026, 12, 1), None, [2], None, time(21), UTC),
        Timetable(date(2026, 12, 1), None, [2], time(19), None, UTC),
    ],
)
def test_what_is_not_told_meets_never(table):
    assert meetings_of([], table) == []


def test_one_day_without_weekdays_meets_on_that_day():
    one = Timetable(date(2026, 12, 3), None, [], time(10), time(12), UTC)
    assert meetings_of([], one) == [met(3, 10, 12)]


@pytest.mark.parametrize(
    ("theirs", "clash"),
    [
        ([met(8, 20, 22)], met(8, 19, 21)),
        ([met(8, 18, 20)], met(8, 19, 21)),
        ([met(8, 17, 19)], None),
        ([met(8, 21, 22)], None),
        ([met(2, 19, 21), met(15, 19, 20)], met(15, 19, 21)),
        ([], None),
    ],
)
def test_the_first_meeting_that_overlaps_is_told(theirs, clash):
    assert first_clash(meetings_of([], TUESDAYS), theirs) == clash
