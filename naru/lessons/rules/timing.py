"""How long an attempt may take: plain values only."""

from dataclasses import dataclass
from datetime import datetime, timedelta

EXTENSIONS = (25, 50, 100)
"""How much longer whoever needs it may take, in percent; 100 is twice the time."""


@dataclass(frozen=True)
class Limit:
    """An attempt's time: what arrives until `until_at` and a moment more (`late`) counts."""

    until_at: datetime
    late: timedelta = timedelta()

    def takes(self, *, at: datetime) -> bool:
        """Whether an answer that arrives now still counts."""
        return at <= self.until_at + self.late

    def left(self, *, at: datetime) -> timedelta:
        """What is left, as it is shown: without the moment more."""
        return max(self.until_at - at, timedelta())


def limit(*, begun_at: datetime, minutes: int, extra_percent: int, late_seconds: int) -> Limit:
    """The time of an attempt, longer by the percentage that its person was given."""
    time = timedelta(minutes=minutes) * (100 + extra_percent) / 100
    return Limit(until_at=begun_at + time, late=timedelta(seconds=late_seconds))
