"""Until when something has to be paid, by the clock of the city."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Due:
    """Hours from the moment of the seat, or the end of a day so many days later: one of the two.

    A day's end is 23:59:59 for the payer, so the time named is the midnight after it, excluded.
    """

    hours: int | None = None
    days: int | None = None

    def __post_init__(self) -> None:
        if (self.hours is None) == (self.days is None):
            raise ValueError("a due time is a number of hours or the end of a day, not both")

    def after(self, at: datetime, *, zone: ZoneInfo) -> datetime:
        """The first moment that is too late for a seat got at `at`."""
        if self.hours is not None:
            return at + timedelta(hours=self.hours)
        day = at.astimezone(zone).date() + timedelta(days=(self.days or 0) + 1)
        return datetime.combine(day, time(), zone)


def months_on(day: date, months: int) -> date:
    """The same day so many months later; the last of a month that has no such day."""
    number = day.month - 1 + months
    year, month = day.year + number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
