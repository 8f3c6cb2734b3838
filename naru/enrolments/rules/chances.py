"""How likely a place in a waiting list leads to a seat, as a band: no figure would be honest.

Seats come free now and then. What came free until now, and what to expect of any list before
anything is known of it (`EXPECTED` of its seats over the whole time), give a rate with its doubt
(Gamma); what comes free until the end then has a negative binomial distribution. The chance is
that it reaches the place. `tests/enrolments/rules/test_chances.py` simulates it.
"""

import math
from datetime import timedelta
from enum import StrEnum

EXPECTED = 0.15
"""Share of seats that comes free over the whole time, before a list has shown anything."""
RARE, LIKELY = 1 / 4, 3 / 4
WEIGHT = 1.0
"""How much the expectation weighs, in seats seen."""


class Band(StrEnum):
    """In words for the reader: hardly, about even, probably; over when no offers come any more."""

    OVER = "OVER"
    RARE = "RARE"
    EVEN = "EVEN"
    LIKELY = "LIKELY"


def band(*, place: int, seats: int, freed: int, passed: timedelta, left: timedelta) -> Band:
    """The band of whoever is number `place` from now, in a list of a door with `seats` seats.

    `freed` seats came free in the time `passed`; `left` is the time in which more may come.
    """
    if left <= timedelta(0):
        return Band.OVER
    likely = chance(place=place, seats=seats, freed=freed, passed=passed, left=left)
    if likely < RARE:
        return Band.RARE
    return Band.LIKELY if likely > LIKELY else Band.EVEN


def chance(*, place: int, seats: int, freed: int, passed: timedelta, left: timedelta) -> float:
    """The probability that at least `place` more seats come free in the time `left`."""
    before, after = passed.total_seconds(), left.total_seconds()
    shape = WEIGHT + freed
    rate = WEIGHT / (EXPECTED * seats) * (before + after) + before
    stays = rate / (rate + after)
    fewer = 0.0
    for count in range(place):
        ways = math.lgamma(shape + count) - math.lgamma(shape) - math.lgamma(count + 1)
        fewer += math.exp(ways + shape * math.log(stays) + count * math.log1p(-stays))
    return max(0.0, 1.0 - fewer)
