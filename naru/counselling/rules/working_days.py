"""Working days: the days on which an answer is owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """On which weekdays (Monday is 1) the office works, and the days on which it does not."""

    weekdays: frozenset[int]
    days_off: frozenset[date]

    def works(self, on: date) -> bool:
        """Whether somebody answers that day."""
        return on.isoweekday() in self.weekdays and on not in self.days_off

    def after(self, on: date, *, days: int) -> date:
        """The working day `days` after this one: the day itself is not counted."""
        found, left = on, days
        while left:
            found += DAY
            left -= self.works(found)
        return found


def calendar_of(weekdays: Iterable[int], days_off: Iterable[date]) -> Calendar:
    """A calendar with a working weekday (ValueError without): else no answer would ever be due."""
    kept = frozenset(weekdays) & frozenset(range(1, 8))
    if not kept:
        raise ValueError("An office that never works owes no answer.")
    return Calendar(kept, frozenset(days_off))
