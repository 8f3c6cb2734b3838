"""What is missing is always told, and nothing but the rule completes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.lessons.rules.completion import (
    Need,
    Part,
    Rule,
    Standing,
    is_completed,
    missing,
    parts,
)

ONLINE = Rule(kind="online", progress_percent=80, exam_mark=60)
UNIVERSITY = Rule(kind="university", attendance_percent=80, course_mark=60)


@pytest.mark.parametrize(
    ("progress", "mark", "lacks"),
    [
        (0, None, [Part(Need.PROGRESS, 80, 0), Part(Need.EXAM, 60, None)]),
        (79, 100, [Part(Need.PROGRESS, 80, 79)]),
        (80, 59, [Part(Need.EXAM, 60, 59)]),
        (80, 60, []),
        (100, 100, []),
    ],
)
def test_online_courses_ask_for_lessons_and_an_exam(progress, mark, lacks):
    standing = Standing(progress_percent=progress, exam_mark=mark)
    assert missing(ONLINE, standing) == lacks
    assert is_completed(ONLINE, standing) is not bool(lacks)


def test_a_course_without_an_exam_is_not_asked_for_one():
    standing = Standing(progress_percent=80, has_exam=False)
    assert parts(ONLINE, standing) == [Part(Need.PROGRESS, 80, 80)]
    assert is_completed(ONLINE, standing)


@pytest.mark.parametrize(
    ("attendance", "mark", "needs"),
    [
        (80, 60, []),
        (79, 60, [Need.ATTENDANCE]),
        (80, 59, [Need.MARK]),
        (None, 90, [Need.ATTENDANCE]),
    ],
)
def test_university_credit_asks_for_attendance_and_a_mark(attendance, mark, needs):
    standing = Standing(attendance_percent=attendance, course_mark=mark)
    assert [one.need for one in missing(UNIVERSITY, standing)] == needs


def test_a_rule_that_asks_for_nothing_completes_nobody():
    assert not is_completed(Rule(kind="online"), Standing(progress_percent=100, exam_mark=100))
    only_exam = Rule(kind="online", exam_mark=60)
    assert not is_completed(only_exam, Standing(progress_percent=100, has_exam=False))


@given(st.integers(1, 100), st.integers(0, 100), st.integers(0, 100))
def test_more_never_completes_less(asked, less, more):
    rule = Rule(kind="online", progress_percent=asked)
    low, high = sorted((less, more))
    if is_completed(rule, Standing(progress_percent=low)):
        assert is_completed(rule, Standing(progress_percent=high))


def test_a_kept_rule_comes_back_whole():
    rule = Rule(
        kind="subsidised",
        counts="time",
        lesson_from_percent=50,
        progress_percent=80,
        exam_mark=60,
        lessons_a_day=8,
        exam_after_percent=80,
        late_seconds=120,
        source="s90",
    )
    assert Rule.read(rule.record()) == rule
