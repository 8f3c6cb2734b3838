"""What a place and the city say about bookings on one day: from the city pack."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Opening:
    """When a place is open: hours by weekday (Monday is 1), and days on which it is not."""

    hours: tuple[tuple[int, time, time], ...]
    closed: frozenset[date]
    zone: ZoneInfo

    def spans(self, on: date) -> list[Span]:
        """The open times of the day, in order; none on a day off."""
        if on in self.closed:
            return []
        found = [
            (datetime.combine(on, begins, self.zone), datetime.combine(on, ends, self.zone))
            for weekday, begins, ends in self.hours
            if weekday == on.isoweekday()
        ]
        return sorted(found)

    def holds(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether the place is open all that time."""
        spans = self.spans(self.day(starts_at))
        return any(begins <= starts_at and ends_at <= ends for begins, ends in spans)

    def day(self, at: datetime) -> date:
        """The day it is then on the place's clock."""
        return at.astimezone(self.zone).date()


@dataclass(frozen=True)
class RoomTerms:
    """How rooms of a place are booked.

    A room is booked in `unit`s, at most `most_units` at once, `ahead_days` to `ahead_months`
    before it; where `apply_days` are given (first and last day of a month), only on those days
    and for the month that follows. One is answered within `answer_days`, or on the days
    `answer_from` to `answer_to` of that month. `most` bookings `per` week or month. Up to
    `cancel_days` before the day a booking is taken back as if it had not been; `refund` are
    (days before, percent), most days first.
    """

    for_whom: frozenset[str]
    unit: timedelta
    most_units: int
    ahead_days: int
    ahead_months: int
    apply_days: tuple[int, int] | None
    answer_days: int
    answer_on: tuple[int, int] | None
    most: int
    per: str
    cancel_days: int
    refund: tuple[tuple[int, int], ...]
    enter: timedelta


@dataclass(frozen=True)
class BenchTerms:
    """How benches are booked in the whole city.

    From `lead` before a time to `ahead` before it, at most `most_open` at once. One is taken in
    from `opens` before the beginning; a seat is kept until `late` after it. The code on the wall
    changes every `turn`. Who stayed away without a word `missed_many` times within `missed_days`
    books `then_open` at once until these days are over; up to `excuse_days` afterwards one says
    what came between, and it does not count. A club is registered for `club_months`.
    """

    lead: timedelta
    ahead: timedelta
    most_open: int
    opens: timedelta
    late: timedelta
    turn: timedelta
    reminder: timedelta
    missed_days: int
    missed_many: int
    then_open: int
    excuse_days: int
    club_months: int

    def turn_at(self, at: datetime) -> int:
        """The number of the code that is shown then."""
        return int(at.timestamp() // self.turn.total_seconds())
