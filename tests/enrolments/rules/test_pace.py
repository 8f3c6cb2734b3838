"""A hundred thousand who wait ask at most 500 times a second, and everybody gets in."""

import pytest

from naru.enrolments.rules import pace

CROWD = 100_000


def questions_a_second(*, last_in, opens_in_s=0.0):
    """Of everybody behind `last_in`, each asking in the rhythm they are told."""
    waits = range(last_in + 1, CROWD + 1)
    told = {"waiting": len(waits), "last_in": last_in, "opens_in_s": opens_in_s}
    placed = opens_in_s <= 0
    return sum(1 / pace.again_s(place=n if placed else None, number=n, **told) for n in waits)


@pytest.mark.parametrize("last_in", [0, 200, 5_000, 50_000, 99_000])
def test_after_the_opening_the_crowd_is_quiet_enough(last_in):
    assert questions_a_second(last_in=last_in) <= 500


def test_long_before_the_opening_too():
    assert questions_a_second(last_in=0, opens_in_s=1_000) <= 500


def test_around_the_opening_no_second_is_crowded():
    """Asked last before it, all come back spread over one interval after it."""
    usual = pace.interval_s(CROWD)
    told = {"waiting": CROWD, "place": None, "last_in": 0, "opens_in_s": 10.0}
    seconds: dict[int, int] = {}
    for number in range(CROWD):
        after = pace.again_s(number=number, **told)
        seconds[after] = seconds.get(after, 0) + 1
    assert (min(seconds) >= 10, max(seconds) <= 10 + usual + 1) == (True, True)
    assert max(seconds.values()) <= 500


def test_nobody_is_let_in_a_second_early_and_the_number_never_falls():
    assert pace.let_in(since_opening_s=-0.001, finished=9) == 0
    assert pace.let_in(since_opening_s=0, finished=0) == pace.AT_ONCE
    numbers = [pace.let_in(since_opening_s=s, finished=s // 2) for s in range(100)]
    assert numbers == sorted(numbers)


def test_whoever_finishes_lets_the_next_in_and_whoever_leaves_holds_nobody():
    assert pace.let_in(since_opening_s=0, finished=30) == pace.AT_ONCE + 30
    late = pace.longest_wait_s(place=CROWD, last_in=pace.AT_ONCE)
    assert pace.let_in(since_opening_s=late, finished=0) >= CROWD
    assert pace.longest_wait_s(place=5, last_in=200) == 0
