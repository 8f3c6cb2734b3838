"""How much of the time between two signs of life counts as learning: plain values only.

The clock is the server's; what a browser says of time is never asked. Faster playback therefore
counts real seconds, and whoever forges signs of life still waits as long as everybody else.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

BEAT = timedelta(seconds=30)
"""How often a page that is looked at, or listened to, gives a sign of life."""

LONGEST_GAP = timedelta(seconds=120)
"""The most that counts between two of them: a line may drop for a moment, a lid may stay shut."""


def asks_after(nominal: timedelta, *, idle: timedelta) -> timedelta:
    """How long nothing may stir on a lesson's page until it asks whether anybody is there, and
    gives no signs until somebody answers. Never less than the lesson takes: whoever reads slowly
    and touches nothing is not asked before its end.
    """
    return max(nominal, idle)


@dataclass(frozen=True)
class Watched:
    """What is known of the page that a person learns from now.

    Pages without JavaScript give no signs of life: there the time until the next request counts,
    up to `left`, what is missing to the lesson's nominal time.
    """

    last_at: datetime
    number: int
    by_beats: bool
    left: timedelta = timedelta()


def counted(before: Watched, *, at: datetime) -> timedelta:
    """The time that counts up to now; never less than nothing, whatever the clock does."""
    gap = max(at - before.last_at, timedelta())
    return min(gap, LONGEST_GAP if before.by_beats else max(before.left, timedelta()))


def is_new(before: Watched, number: int) -> bool:
    """Whether a sign of life is not one we had already: their numbers only rise."""
    return number > before.number
