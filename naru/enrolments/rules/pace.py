"""How fast people are let in at a full door, and how often those who wait ask again.

Numbers and proof: docs/decisions/0025-waiting-line.md.
"""

from math import ceil

BEFORE_S = 30 * 60
"""Seconds before the opening from which one can stand in line."""
AT_ONCE = 200
"""So many are let in when the door opens, and may be inside unfinished at any time."""
EACH_SECOND = 20
"""So many more every second, so that somebody who went away holds nobody back."""
ASKS_A_SECOND = 350
"""Those who wait share so many questions a second among them."""
SHORTEST_S = 2


def let_in(*, since_opening_s: float, finished: int) -> int:
    """The last place that may go in: it grows with those who finished, and never falls back."""
    if since_opening_s < 0:
        return 0
    return AT_ONCE + finished + int(EACH_SECOND * since_opening_s)


def longest_wait_s(*, place: int, last_in: int) -> int:
    """Seconds until the place is let in at the latest: if nobody finished from now on."""
    return ceil(max(0, place - last_in) / EACH_SECOND)


def interval_s(waiting: int) -> int:
    """Seconds between two questions of somebody whose turn is far away."""
    return max(SHORTEST_S, ceil(waiting / ASKS_A_SECOND))


def again_s(
    *, waiting: int, place: int | None, last_in: int, number: int, opens_in_s: float
) -> int:
    """Seconds after which somebody asks again.

    Before the opening everybody asks again within one interval after it, spread by their
    `number`, never all in the same second; afterwards at the latest when their turn may come.
    """
    usual = interval_s(waiting)
    if opens_in_s >= usual:
        return usual
    if opens_in_s > 0 or place is None:
        spread = usual * (number * 7919 % 1000) / 1000
        return max(SHORTEST_S, ceil(max(0.0, opens_in_s) + spread))
    return min(usual, max(SHORTEST_S, longest_wait_s(place=place, last_in=last_in)))
