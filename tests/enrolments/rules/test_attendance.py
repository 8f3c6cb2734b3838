"""Completion counts whole meetings and never rounds down what is needed."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.enrolments.rules.attendance import AttendanceTerms, Tally, needed

TERMS = AttendanceTerms(
    percent=80,
    late_counts=True,
    excused_counts=False,
    opens_before=timedelta(minutes=30),
    late_after=timedelta(minutes=10),
    turn=timedelta(seconds=60),
)
AT = datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.mark.parametrize(("held", "number"), [(1, 1), (4, 4), (5, 4), (8, 7), (10, 8), (11, 9)])
def test_eighty_percent_of_the_meetings(held, number):
    assert needed(held, 80) == number


@given(st.integers(1, 400), st.integers(1, 100))
def test_what_is_needed_is_the_least_that_is_enough(held, percent):
    number = needed(held, percent)
    assert Fraction(number, held) >= Fraction(percent, 100) > Fraction(number - 1, held)


def test_lateness_counts_as_the_city_says_and_no_mark_is_absence():
    tally = Tally(held=5, present=3, late=1)
    strict = AttendanceTerms(**{**vars(TERMS), "late_counts": False})
    kind = AttendanceTerms(**{**vars(TERMS), "excused_counts": True})
    assert (tally.absent, tally.came(TERMS), tally.completed(TERMS)) == (1, 4, True)
    assert (tally.came(strict), tally.completed(strict)) == (3, False)
    excused = Tally(held=5, present=3, excused=1)
    assert (excused.completed(TERMS), excused.completed(kind)) == (False, True)
    assert not Tally(held=0).completed(TERMS)


def test_a_turn_lasts_as_long_as_it_says():
    turns = [TERMS.turn_at(AT + timedelta(seconds=s)) for s in (0, 59, 60, 119)]
    assert [turn - turns[0] for turn in turns] == [0, 0, 1, 1]


def test_when_it_opens_and_from_when_one_is_late():
    assert TERMS.opens_at(AT) == AT - timedelta(minutes=30)
    late = [TERMS.is_late(AT, at=AT + timedelta(minutes=m)) for m in (-1, 9, 10)]
    assert late == [False, False, True]
