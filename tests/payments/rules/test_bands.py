"""Refund bands over the sessions held."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from naru.payments.rules.bands import part, read_bands, share_back

NOWON = read_bands(
    [
        {"held_below": "1/3", "gives_back": "2/3"},
        {"held_below": "1/2", "gives_back": "1/2"},
    ]
)
FIRST = date(2026, 12, 1)


def sessions(count):
    return [FIRST + timedelta(weeks=number) for number in range(count)]


@pytest.mark.parametrize(
    ("claimed_on", "share"),
    [
        (FIRST - timedelta(days=30), "1"),
        (FIRST - timedelta(days=1), "1"),
        (FIRST, "2/3"),
        (FIRST + timedelta(weeks=1), "2/3"),
        (FIRST + timedelta(weeks=2) - timedelta(days=1), "2/3"),
        (FIRST + timedelta(weeks=2), "1/2"),
        (FIRST + timedelta(weeks=3) - timedelta(days=1), "1/2"),
        (FIRST + timedelta(weeks=3), "0"),
        (FIRST + timedelta(weeks=20), "0"),
    ],
)
def test_the_worked_case_of_eight_sessions(claimed_on, share):
    """Before the first session all; by session 1 or 2 two thirds; by 3 half; then none."""
    back = share_back(bands=NOWON, sessions=sessions(8), claimed_on=claimed_on)
    assert back == Fraction(share)


def test_exactly_a_third_or_a_half_has_passed_the_band():
    assert share_back(bands=NOWON, sessions=sessions(6), claimed_on=sessions(6)[1]) == Fraction(
        1, 2
    )
    assert share_back(bands=NOWON, sessions=sessions(6), claimed_on=sessions(6)[2]) == 0


def test_the_order_in_which_bands_are_written_does_not_matter():
    for day in sessions(8):
        forwards = share_back(bands=NOWON, sessions=sessions(8), claimed_on=day)
        backwards = share_back(bands=NOWON[::-1], sessions=sessions(8), claimed_on=day)
        assert forwards == backwards


def test_a_course_without_days_has_no_share():
    with pytest.raises(ValueError, match="sessions"):
        share_back(bands=NOWON, sessions=[], claimed_on=FIRST)


@pytest.mark.parametrize(
    ("points", "share", "back"),
    [(120_000, "2/3", 80_000), (100_000, "2/3", 66_667), (100_000, "0", 0), (7, "1", 7)],
)
def test_a_broken_won_is_the_learners(points, share, back):
    assert part(points, Fraction(share)) == back
