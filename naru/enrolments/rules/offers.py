"""Until when a seat that came free is offered: plain times, no clock, no database.

An offer is made and ends by day: never in the quiet hours, never after the last moment, and never
so late that nobody could answer it in time.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Terms:
    """What holds for offers: dated data of the city pack.

    `lasts` is the usual length; `quiet_from` to `quiet_to` are hours on the city's clock, over
    midnight where the first is later; `least` is the least time by day that somebody has to
    answer; `before_start` is how long before its course a seat is offered no more.
    """

    lasts: timedelta
    quiet_from: time
    quiet_to: time
    least: timedelta
    before_start: timedelta
    zone: ZoneInfo

    def on_day(self, at: datetime, clock: time, *, later_days: int = 0) -> datetime:
        """That time on the city's clock, on the city's day of `at` or days later; in UTC."""
        day = at.astimezone(self.zone).date() + timedelta(days=later_days)
        return datetime.combine(day, clock, tzinfo=self.zone).astimezone(UTC)


Quiet = tuple[datetime, datetime]


def quiet_around(at: datetime, terms: Terms) -> Quiet | None:
    """The quiet hours `[from, to)` in which `at` lies; None by day."""
    for days in (-1, 0):
        quiet = _quiet(at, terms, days)
        if quiet[0] <= at < quiet[1]:
            return quiet
    return None


def last_moment(*, offers_until_at: datetime, starts_at: datetime | None, terms: Terms) -> datetime:
    """When the last offer has to be answered: the door's own end, or some hours before the course.

    In quiet hours it is the evening before.
    """
    last = offers_until_at
    if starts_at is not None:
        last = min(last, starts_at - terms.before_start)
    quiet = quiet_around(last, terms)
    return quiet[0] if quiet else last


def offer_end(*, at: datetime, last: datetime, terms: Terms) -> datetime | None:
    """Until when an offer made now may be answered; None if none may be made now.

    None in quiet hours, and where less than the least time by day is left until the last moment.
    An end in quiet hours moves to the morning.
    """
    if quiet_around(at, terms):
        return None
    end = at + terms.lasts
    quiet = quiet_around(end, terms)
    if quiet and end > quiet[0]:
        end = quiet[1]
    end = min(end, last)
    return end if by_day(at, end, terms) >= terms.least else None


def by_day(begin: datetime, end: datetime, terms: Terms) -> timedelta:
    """How much of `[begin, end)` lies outside of quiet hours; nothing if it is empty."""
    left = max(end - begin, timedelta(0))
    for days in range(-1, left.days + 2):
        quiet = _quiet(begin, terms, days)
        left -= max(min(end, quiet[1]) - max(begin, quiet[0]), timedelta(0))
    return left


def _quiet(at: datetime, terms: Terms, days: int) -> Quiet:
    """The quiet hours that begin on the day of `at`, or days later."""
    over_midnight = terms.quiet_to < terms.quiet_from
    return (
        terms.on_day(at, terms.quiet_from, later_days=days),
        terms.on_day(at, terms.quiet_to, later_days=days + over_midnight),
    )
