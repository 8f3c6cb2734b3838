"""The band told to people who wait is what a simulation of such lists gives."""

import math
import random
from datetime import timedelta

import pytest

from naru.enrolments.rules.chances import EXPECTED, Band, band, chance

DAY = timedelta(days=1)


def poisson(dice, mean):
    """How many come in the time, drawn gap by gap."""
    count, time = 0, dice.expovariate(1)
    while time < mean:
        count, time = count + 1, time + dice.expovariate(1)
    return count


@pytest.mark.parametrize(
    ("place", "seats", "passed", "left"), [(1, 20, 2, 8), (3, 30, 5, 5), (6, 60, 1, 13)]
)
def test_the_chance_is_the_share_of_simulated_lists_that_reach_the_place(
    place, seats, passed, left
):
    """Lists with rates as expected; of those that showed the same until now, how many get there?"""
    dice = random.Random(4050)
    days = passed + left
    seen: dict[int, list[bool]] = {}
    for _list in range(40_000):
        rate = dice.gammavariate(1.0, EXPECTED * seats / days)
        freed, more = poisson(dice, rate * passed), poisson(dice, rate * left)
        seen.setdefault(freed, []).append(more >= place)
    for freed in range(3):
        got = seen[freed]
        told = chance(place=place, seats=seats, freed=freed, passed=passed * DAY, left=left * DAY)
        doubt = 4 * math.sqrt(0.25 / len(got))
        assert abs(told - sum(got) / len(got)) < doubt


def test_bands():
    ten = {"seats": 20, "passed": 5 * DAY}
    assert band(place=9, freed=0, left=5 * DAY, **ten) == Band.RARE
    assert band(place=2, freed=2, left=5 * DAY, **ten) == Band.EVEN
    assert band(place=1, freed=9, left=5 * DAY, **ten) == Band.LIKELY
    assert band(place=1, freed=9, left=0 * DAY, **ten) == Band.OVER


def test_nearer_is_never_worse_and_more_time_never_hurts():
    same = {"seats": 15, "freed": 2, "passed": 3 * DAY}
    places = [chance(place=number, left=4 * DAY, **same) for number in range(1, 12)]
    assert places == sorted(places, reverse=True)
    times = [chance(place=3, left=number * DAY, **same) for number in range(1, 12)]
    assert times == sorted(times)
    assert all(0 <= one <= 1 for one in (*places, *times))
