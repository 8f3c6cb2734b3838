"""Times that can be booked, from a mentor's hours: no Django, no clock."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

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
class Diary:
    """What decides about a mentor's times: hours, days away, and what is taken."""

    hours: Sequence[Week]
    away: Sequence[tuple[date, date]]
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
    for begins, ends in _open_spans(diary, channel, terms, at):
        start = begins
        while start + lasts <= ends:
            span = (start, start + lasts)
            if start >= at + terms.lead and _is_free(span, diary.busy) and _room(span, rooms):
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
    return next((number for number, busy in enumerate(rooms) if _is_free(span, busy)), None)


def _open_spans(diary: Diary, channel: str, terms: Terms, at: datetime) -> Iterator[Span]:
    first = terms.day(at)
    for ahead in range(terms.horizon.days + 1):
        day = first + timedelta(days=ahead)
        if day in terms.calendar.days_off or _is_away(day, diary.away):
            continue
        for one in diary.hours:
            if one.holds_on(day) and channel in one.channels:
                yield (
                    datetime.combine(day, one.begins, terms.zone),
                    datetime.combine(day, one.ends, terms.zone),
                )


def _is_away(day: date, away: Iterable[tuple[date, date]]) -> bool:
    return any(from_on <= day < to_on for from_on, to_on in away)


def _is_free(span: Span, busy: Iterable[Span]) -> bool:
    return all(ends <= span[0] or span[1] <= begins for begins, ends in busy)


def _room(span: Span, rooms: Sequence[Sequence[Span]] | None) -> bool:
    return rooms is None or free_room(span, rooms) is not None
