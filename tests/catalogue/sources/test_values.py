"""Dates, times, numbers and points in every form that sources were seen to use."""

from contextlib import suppress
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.catalogue.enums import Reason
from naru.catalogue.sources import values
from naru.catalogue.sources.values import Unreadable

SEOUL = ZoneInfo("Asia/Seoul")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-08-11 00:00:00.0", date(2026, 8, 11)),
        ("2026-08-11", date(2026, 8, 11)),
        ("20260811", date(2026, 8, 11)),
        ("2026.08.11", date(2026, 8, 11)),
        ("2026.8.1.", date(2026, 8, 1)),
        ("26-10-31", date(2026, 10, 31)),
        ("202610011948", date(2026, 10, 1)),
        ("20261001194800", date(2026, 10, 1)),
        ("마감일 (2025-07-08)", date(2025, 7, 8)),
        ("마감일 (2025-07-08 18:00)", date(2025, 7, 8)),
        ("채용시까지  26-11-30", date(2026, 11, 30)),
        ("채용시까지 25-06-24", date(2025, 6, 24)),
        ("2026년 8월 11일", date(2026, 8, 11)),
        ("2026-08-11(화)", date(2026, 8, 11)),
        (" 2026/08/11 ", date(2026, 8, 11)),
        (date(2026, 8, 11), date(2026, 8, 11)),
        (datetime(2026, 8, 11, 9, tzinfo=SEOUL), date(2026, 8, 11)),
        *((blank, None) for blank in (None, "", " ", "-", "Null", "null", "미정")),
        *((forever, None) for forever in ("채용시까지", "상시", "99991231", "9999-12-31")),
    ],
)
def test_day_reads_every_form(written, day):
    assert values.day(written) == day


@pytest.mark.parametrize(
    "written",
    [
        *("2026-02-30", "20260230", "2026.13.01", "26-00-10", "2026-08-11 25:00", "1786-01-01"),
        *("다음 달 초", "2026-08-11 이후 협의", "8월 11일", "2026-08-11~2026-09-11", "²0260811"),
        *("2026-8", "123456789", "2026.08-11"),
    ],
)
def test_day_never_guesses(written):
    with pytest.raises(Unreadable) as told:
        values.day(written)
    assert (told.value.reason, told.value.value) == (Reason.BAD_DATE, written)


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2026-08-11 09:30:00.0", datetime(2026, 8, 11, 9, 30, tzinfo=SEOUL)),
        ("2026-08-11T09:30", datetime(2026, 8, 11, 9, 30, tzinfo=SEOUL)),
        ("2026-08-11T00:30:00Z", datetime(2026, 8, 11, 9, 30, tzinfo=SEOUL)),
        ("2026-08-11T09:30:00+09:00", datetime(2026, 8, 11, 9, 30, tzinfo=SEOUL)),
        ("1786408200000", datetime.fromtimestamp(1786408200, UTC)),
        ("1786408200", datetime.fromtimestamp(1786408200, UTC)),
        (1786408200000, datetime.fromtimestamp(1786408200, UTC)),
        ("202608110930", datetime(2026, 8, 11, 9, 30, tzinfo=SEOUL)),
        ("2026-08-11", datetime(2026, 8, 11, tzinfo=SEOUL)),
        ("2026-08-11 24:00", datetime(2026, 8, 12, tzinfo=SEOUL)),
    ],
)
def test_moment_knows_where_the_clock_stands(written, instant):
    assert values.moment(written, SEOUL) == instant


@pytest.mark.parametrize("written", ["2026-08-11", "2026-08-11 23:59", "20260811", "26-08-11"])
def test_deadline_without_time_ends_at_midnight_after_the_day(written):
    assert values.moment(written, SEOUL, deadline=True) == datetime(2026, 8, 12, tzinfo=SEOUL)


def test_deadline_with_time_ends_then():
    told = values.moment("마감일 (2025-07-08 18:00)", SEOUL, deadline=True)
    assert told == datetime(2025, 7, 8, 18, tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("20", 20),
        ("20.0", 20),
        (20.0, 20),
        ("50,000", 50000),
        ("50,000원", 50000),
        ("20 명", 20),
        ("0", 0),
        (0, 0),
        *((blank, None) for blank in (None, "", "-", "Null", " ", ".", "***")),
    ],
)
def test_whole_reads_numbers_that_come_as_words(written, number):
    assert values.whole(written) == number


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("-1", Reason.NEGATIVE),
        ("-50,000", Reason.NEGATIVE),
        ("20.5", Reason.BAD_NUMBER),
        ("스무 명", Reason.BAD_NUMBER),
        ("1e400", Reason.TOO_LARGE),
        ("99999999999", Reason.TOO_LARGE),
        ("inf", Reason.BAD_NUMBER),
    ],
)
def test_whole_says_what_is_wrong(written, reason):
    with pytest.raises(Unreadable) as told:
        values.whole(written)
    assert told.value.reason == reason


def test_decimal_keeps_halves():
    assert values.decimal("16.5시간") == Decimal("16.5")


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("9:00", time(9)),
        ("09:00", time(9)),
        ("19:30:00", time(19, 30)),
        ("1930", time(19, 30)),
        ("19시 30분", time(19, 30)),
        ("24:00", time()),
        ("", None),
    ],
)
def test_clock_reads_times_of_day(written, at):
    assert values.clock(written) == at


@pytest.mark.parametrize("written", ["25:00", "오후", "9:75", "7pm"])
def test_clock_refuses_what_is_no_time(written):
    with pytest.raises(Unreadable) as told:
        values.clock(written)
    assert told.value.reason == Reason.BAD_TIME


@pytest.mark.parametrize(
    ("x", "y", "place"),
    [
        ("126.970374", "37.570500", (37.5705, 126.970374)),
        ("37.574238", "126.883900", (37.574238, 126.8839)),
        ("", "", None),
        ("126.97", "", None),
        ("0", "0", None),
    ],
)
def test_point_is_right_whichever_way_round_it_came(x, y, place):
    assert values.point(x, y) == place


@pytest.mark.parametrize(("x", "y"), [("12.4", "41.9"), ("inf", "37.5"), ("여기", "저기")])
def test_point_outside_the_country_is_no_point(x, y):
    with pytest.raises(Unreadable) as told:
        values.point(x, y)
    assert told.value.reason == Reason.POINT_LEFT_OUT


@given(st.text(max_size=40))
def test_any_text_is_a_value_or_unreadable(text):
    for read in (values.day, values.whole, values.clock, lambda t: values.moment(t, SEOUL)):
        with suppress(Unreadable):
            read(text)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31)))
def test_forms_of_one_day_are_one_day(day):
    forms = [f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", f"{day:%Y.%m.%d}", f"{day:%Y-%m-%d} 00:00:00.0"]
    assert {values.day(form) for form in forms} == {day}
