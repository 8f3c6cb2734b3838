"""When made-up runs meet: a cycle of weeks that comes round for ever, without holidays."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

WEEK = timedelta(weeks=1)
MONDAY = 1


@dataclass(frozen=True)
class Rhythm:
    """The weekdays (ISO) and hours of a course."""

    weekdays: tuple[int, ...]
    begins: time
    ends: time

    @property
    def minutes(self) -> int:
        """The length of one meeting."""
        return (self.ends.hour - self.begins.hour) * 60 + self.ends.minute - self.begins.minute


def first_day(*, cycle_from: date, weeks: int, week: int, weekday: int, today: date) -> date:
    """The next day after `today` that is this weekday of this week (0 first) of the cycle.

    It lies at most one cycle ahead, so every run comes exactly once in that time. `cycle_from`
    is a Monday.
    """
    day = cycle_from + week * WEEK + timedelta(days=weekday - MONDAY)
    length = weeks * WEEK
    rounds = max(0, (today - day) // length + 1)
    return day + rounds * length


def meetings(
    first: date, rhythm: Rhythm, *, minutes: int, holidays: Collection[date]
) -> list[tuple[datetime, datetime]]:
    """Start and end of each meeting, local time without zone, until the minutes are used up.

    The last one is shorter if they do not divide. Nobody meets on a holiday.
    """
    found: list[tuple[datetime, datetime]] = []
    day, left = first, minutes
    while left > 0:
        if day.isoweekday() in rhythm.weekdays and day not in holidays:
            start = datetime.combine(day, rhythm.begins)
            length = min(left, rhythm.minutes)
            found.append((start, start + timedelta(minutes=length)))
            left -= length
        day += timedelta(days=1)
    return found


def spread(number: int, weeks: int, *, shift: int) -> Sequence[int]:
    """Weeks of the cycle for so many runs, evenly apart, beginning anywhere."""
    return [(shift + at * weeks // number) % weeks for at in range(number)]
