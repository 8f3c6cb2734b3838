"""Times that can be booked, from a mentor's hours: no Django, no clock."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from naru.counselling.rules.terms import Terms

QUARTER = timedelta(minutes=15)
DAYS = 7
Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Week:
    """Hours of one weekday (Monday is 1) in which the mentor talks in these ways.

    They hold during `[from_on, to_on)`; a day that is None leaves that side open.
    """

    weekday: int
    begins: time
    ends: time
    channels: frozenset[str]
    from_on: date | None = None
    to_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is one of the days on which the mentor talks then."""
        return (
            self.weekday == day.isoweekday()
            and (self.from_on is None or self.from_on <= day)
            and (self.to_on is None or day < self.to_on)
        )


@dataclass(frozen=True)
class Absence:
    """A mentor is away during `[from_on, to_on)`; with times only during them, on that one day."""

    from_on: date
    to_on: date
    begins: time | None = None
    ends: time | None = None

    @property
    def whole(self) -> bool:
        """Whether whole days are meant: somebody else then answers too."""
        return self.begins is None

    def span(self, zone: ZoneInfo) -> Span:
        """From when to when on the city's clock."""
        last = self.to_on if self.ends is None else self.from_on
        return (
            datetime.combine(self.from_on, self.begins or time(), zone),
            datetime.combine(last, self.ends or time(), zone),
        )

    def meets(self, other: "Absence") -> bool:
        """Whether there is a moment in both."""
        anywhere = ZoneInfo("UTC")
        return not is_free(self.span(anywhere), [other.span(anywhere)])


@dataclass(frozen=True)
class Diary:
    """What decides about a mentor's times: hours, absences, and what is taken."""

    hours: Sequence[Week]
    away: Sequence[Absence]
    busy: Sequence[Span]


def free_times(
    diary: Diary,
    *,
    channel: str,
    minutes: int,
    rooms: Sequence[Sequence[Span]] | None,
    terms: Terms,
    at: datetime,
    step: timedelta = QUARTER,
) -> list[datetime]:
    """Beginnings of free times in order, each from the quarter or `step` on the mentor's hours.

    From `lead` after now to `horizon`; not on days off and not while away. Where a room is needed,
    `rooms` are the taken spans of each, and one of them has to be free.
    """
    lasts, found = timedelta(minutes=minutes), []
    taken = [*diary.busy, *(one.span(terms.zone) for one in diary.away)]
    for begins, ends in _open_spans(diary, channel, terms, at):
        start = begins
        while start + lasts <= ends:
            span = (start, start + lasts)
            if start >= at + terms.lead and is_free(span, taken) and _room(span, rooms):
                found.append(start)
            start += step
    return sorted(set(found))


def meet(one: Week, other: Week) -> bool:
    """Whether there may be a day on which both hold at the same time of day."""
    if one.weekday != other.weekday or one.ends <= other.begins or other.ends <= one.begins:
        return False
    first = max(one.from_on or date.min, other.from_on or date.min)
    last = min(one.to_on or date.max, other.to_on or date.max)
    ahead = (one.weekday - first.isoweekday()) % DAYS
    return first + timedelta(days=ahead) < last


def free_room(span: Span, rooms: Sequence[Sequence[Span]]) -> int | None:
    """The first room (its place in the list) that nobody has then; None if all are taken."""
    return next((number for number, busy in enumerate(rooms) if is_free(span, busy)), None)


def is_free(span: Span, busy: Iterable[Span]) -> bool:
    """Whether nothing taken meets it."""
    return all(ends <= span[0] or span[1] <= begins for begins, ends in busy)


def _open_spans(diary: Diary, channel: str, terms: Terms, at: datetime) -> Iterator[Span]:
    first = terms.day(at)
    for ahead in range(terms.horizon.days + 1):
        day = first + timedelta(days=ahead)
        if day in terms.calendar.days_off:
            continue
        for one in diary.hours:
            if one.holds_on(day) and channel in one.channels:
                yield (
                    datetime.combine(day, one.begins, terms.zone),
                    datetime.combine(day, one.ends, terms.zone),
                )


def _room(span: Span, rooms: Sequence[Sequence[Span]] | None) -> bool:
    return rooms is None or free_room(span, rooms) is not None
