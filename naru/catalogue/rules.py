"""Terms and meetings: which days a run meets, and how it moves to another term."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Days:
    """Days on which a run meets, and those of its rhythm on which nobody does."""

    meets: tuple[date, ...]
    rests: tuple[date, ...]


def days_of(
    *, first: date, last: date, weekdays: Collection[int], rests: Collection[date] = ()
) -> Days:
    """Every day from `first` to `last`, both included, that is one of the ISO weekdays.

    Those in `rests` are left out, and named.
    """
    count = (last - first).days + 1
    every = [first + DAY * n for n in range(count)]
    meant = [day for day in every if day.isoweekday() in weekdays]
    return Days(
        meets=tuple(day for day in meant if day not in rests),
        rests=tuple(day for day in meant if day in rests),
    )


def weeks_between(old: date, new: date) -> int:
    """Whole weeks from the week of `old` to the week of `new`; weeks begin on Monday."""
    return (_monday(new) - _monday(old)).days // 7


def moved(
    meetings: Iterable[tuple[datetime, datetime]], *, weeks: int, rests: Collection[date]
) -> tuple[list[tuple[datetime, datetime]], list[date]]:
    """Meetings so many weeks on, at the same weekday and hour, and the days that had to give way.

    One that falls on a day in `rests` comes after the others: in the week after the last of its
    weekday, so that none is lost. Times are local, without a zone.
    """
    shift = WEEK * weeks
    there = sorted((begin + shift, end + shift) for begin, end in meetings)
    kept = [one for one in there if one[0].date() not in rests]
    given_way = [one for one in there if one[0].date() in rests]
    for begin, end in given_way:
        taken = {start for start, _ in kept}
        last = max(start for start, _ in there if start.isoweekday() == begin.isoweekday())
        weeks_on = (last.date() - begin.date()).days // 7
        later = begin
        while later in taken or later.date() in rests:
            weeks_on += 1
            later = begin + WEEK * weeks_on
        kept.append((later, end + WEEK * weeks_on))
    return sorted(kept), [begin.date() for begin, _ in given_way]


def number_after(taken: Iterable[str]) -> str:
    """The next plain number for a run, after the highest there is: "3" after 1, 2 and "여름"."""
    return str(max((int(one) for one in taken if one.isdecimal()), default=0) + 1)


def _monday(on: date) -> date:
    return on - DAY * on.weekday()
