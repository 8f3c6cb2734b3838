"""When places are open."""

from datetime import date, datetime, timedelta

from tests.spaces.factories import NOON, OPENING, SEOUL, TERMS


def test_open_by_weekday_and_closed_on_days_off():
    wednesday, sunday, christmas = date(2026, 11, 25), date(2026, 11, 29), date(2026, 12, 25)
    assert OPENING.spans(wednesday) == [
        (datetime(2026, 11, 25, 9, tzinfo=SEOUL), datetime(2026, 11, 25, 21, 30, tzinfo=SEOUL))
    ]
    assert OPENING.spans(sunday) == OPENING.spans(christmas) == []


def test_a_time_is_held_whole_or_not():
    nine = datetime(2026, 11, 25, 9, tzinfo=SEOUL)
    for begins, hours, held in ((0, 2, True), (10.5, 2, True), (11, 2, False), (-1, 2, False)):
        starts_at = nine + timedelta(hours=begins)
        assert OPENING.holds(starts_at, starts_at + timedelta(hours=hours)) is held


def test_the_code_on_the_wall_has_a_number_that_grows_with_the_clock():
    turn = TERMS.turn_at(NOON)
    assert [TERMS.turn_at(NOON + timedelta(seconds=s)) - turn for s in (0, 59, 60, 150)] == [
        0,
        0,
        1,
        2,
    ]
