"""Time counts by the server's clock, once, and in sane gaps."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.lessons.rules.watching import BEAT, LONGEST_GAP, Watched, asks_after, counted, is_new

AT = datetime(2026, 11, 24, 10, tzinfo=UTC)
SECONDS = st.integers(-100_000, 100_000)


def watched(**values):
    return Watched(**{"last_at": AT, "number": 3, "by_beats": True, **values})


@pytest.mark.parametrize(
    ("gap", "by_beats", "left", "seconds"),
    [
        (30, True, 0, 30),
        (95, True, 0, 95),
        (120, True, 0, 120),
        (8 * 3600, True, 0, 120),
        (0, True, 0, 0),
        (-60, True, 0, 0),
        (240, False, 600, 240),
        (8 * 3600, False, 600, 600),
        (240, False, 0, 0),
        (240, False, -5, 0),
    ],
)
def test_what_counts_between_two_signs_of_life(gap, by_beats, left, seconds):
    before = watched(by_beats=by_beats, left=timedelta(seconds=left))
    assert counted(before, at=AT + timedelta(seconds=gap)) == timedelta(seconds=seconds)


@given(st.lists(st.integers(0, 120), min_size=1, max_size=60))
def test_no_pattern_of_beats_counts_more_than_the_clock(gaps):
    before, total, at = watched(), timedelta(), AT
    for gap in gaps:
        at += timedelta(seconds=gap)
        total += counted(before, at=at)
        before = watched(last_at=at)
    assert total == at - AT


@given(SECONDS, st.booleans(), SECONDS)
def test_never_less_than_nothing_nor_more_than_the_clock(gap, by_beats, left):
    before = watched(by_beats=by_beats, left=timedelta(seconds=left))
    time = counted(before, at=AT + timedelta(seconds=gap))
    assert timedelta() <= time <= max(timedelta(seconds=gap), timedelta())


def test_a_number_counts_once():
    assert [is_new(watched(), number) for number in (2, 3, 4, 9)] == [False, False, True, True]


def test_one_lost_beat_costs_nothing():
    assert 2 * BEAT < LONGEST_GAP


def test_nobody_is_asked_before_the_lesson_could_be_read():
    minute = timedelta(minutes=1)
    assert asks_after(10 * minute, idle=15 * minute) == 15 * minute
    assert asks_after(40 * minute, idle=15 * minute) == 40 * minute
