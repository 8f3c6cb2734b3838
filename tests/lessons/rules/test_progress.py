"""How much of a course was learnt, by both ways of counting."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.lessons.rules.completion import Rule
from naru.lessons.rules.progress import (
    Lesson,
    Seen,
    counts_on,
    exam_is_open,
    percent,
    share,
    still,
    where_one_was,
)

DONE = Rule(kind="online", lesson_from_percent=20, progress_percent=80)
TIME = Rule(
    kind="subsidised",
    counts="time",
    lesson_from_percent=50,
    progress_percent=80,
    lessons_a_day=8,
    exam_after_percent=80,
)
TEN = Lesson("cells", 10)
LESSONS = [Lesson(f"l{n}", 10) for n in range(10)]
TODAY = date(2026, 11, 24)


def seen(minutes, *, done=False, on=None):
    return Seen(timedelta(minutes=minutes), done, on)


@pytest.mark.parametrize(
    ("minutes", "done", "by_done", "by_time"),
    [
        (0, True, 0, Fraction(0)),
        (1.9, True, 0, Fraction(0)),
        (2, True, 1, Fraction(0)),
        (4.9, False, 0, Fraction(0)),
        (5, False, 0, Fraction(1, 2)),
        (9, True, 1, Fraction(9, 10)),
        (10, False, 0, Fraction(1)),
        (300, False, 0, Fraction(1)),
    ],
)
def test_a_lesson_counts_by_the_rule(minutes, done, by_done, by_time):
    one = seen(minutes, done=done)
    assert (share(TEN, one, DONE), share(TEN, one, TIME)) == (by_done, by_time)


def test_a_course_is_the_mean_of_its_lessons_and_never_rounded_up():
    known = {f"l{n}": seen(10, done=True) for n in range(7)} | {"l7": seen(9.9)}
    assert percent(LESSONS, known, DONE) == 70
    assert percent(LESSONS, known, TIME) == 79
    assert percent(LESSONS, known | {"l7": seen(10)}, TIME) == 80
    assert percent([], {}, DONE) == 0
    assert percent(LESSONS, known | {"gone": seen(10, done=True)}, DONE) == 70


@pytest.mark.parametrize(
    ("minutes", "by_done", "by_time"), [(0, 2, 10), (1, 1, 9), (2, 0, 8), (12, 0, 0)]
)
def test_what_a_lesson_still_needs(minutes, by_done, by_time):
    left = [still(TEN, seen(minutes), rule) for rule in (DONE, TIME)]
    assert left == [timedelta(minutes=by_done), timedelta(minutes=by_time)]


def test_eight_lessons_count_on_one_day():
    known = {f"l{n}": seen(5, on=TODAY) for n in range(8)}
    assert not counts_on("l8", known, TIME, on=TODAY)
    assert counts_on("l3", known, TIME, on=TODAY)
    assert counts_on("l8", known, DONE, on=TODAY)
    assert counts_on("l8", known, TIME, on=TODAY + timedelta(days=1))
    assert counts_on("l8", known | {"l0": seen(5, on=date(2026, 11, 23))}, TIME, on=TODAY)


def test_the_exam_opens_when_enough_was_learnt():
    assert [exam_is_open(n, TIME) for n in (79, 80)] == [False, True]
    assert exam_is_open(0, DONE)


@pytest.mark.parametrize(
    ("last", "done", "there"),
    [
        (None, [], "l0"),
        ("l4", [0, 1], "l4"),
        ("l1", [0, 1], "l2"),
        ("gone", [0], "l1"),
        ("l9", list(range(10)), "l9"),
    ],
)
def test_one_goes_on_where_one_was(last, done, there):
    known = {f"l{n}": seen(10, done=True) for n in done}
    assert where_one_was(LESSONS, known, last) == there


def test_a_course_without_lessons_has_no_place_to_go_on():
    with pytest.raises(ValueError, match="without lessons"):
        where_one_was([], {}, None)


@given(st.lists(st.floats(0, 30), min_size=1, max_size=10), st.sampled_from([DONE, TIME]))
def test_a_course_is_between_nothing_and_all(minutes, rule):
    known = {f"l{n}": seen(m, done=True) for n, m in enumerate(minutes)}
    assert 0 <= percent(LESSONS, known, rule) <= 100
