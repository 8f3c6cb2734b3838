"""Years and terms of the credit bank, and what gives a credit."""

from datetime import date

import pytest

from tests.credits.made import LIMITS


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2027, 2, 28), (2026, 2)),
        (date(2027, 3, 1), (2027, 1)),
        (date(2027, 8, 31), (2027, 1)),
        (date(2027, 9, 1), (2027, 2)),
        (date(2028, 1, 15), (2027, 2)),
    ],
)
def test_a_year_runs_from_march_to_february(day, term):
    assert LIMITS.term_of(day) == term


def test_both_mark_and_attendance_are_needed():
    tried = [(60, 80), (59, 100), (100, 79), (None, 100)]
    given = [LIMITS.gives_credit(mark=mark, attendance_percent=came) for mark, came in tried]
    assert given == [True, False, False, False]
