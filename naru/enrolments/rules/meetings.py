"""When runs meet, and whether two of them meet at the same time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

Meeting = tuple[datetime, datetime]
"""`[starts, ends)`, with a zone."""
MOST_DAYS = 400
"""A timetable is followed for so many days; a longer run says nothing sure about its last ones."""


@dataclass(frozen=True)
class Timetable:
    """Weekdays (ISO) with hours on the clock of `zone`, on all days from first to last."""

    first: date | None
    last: date | None
    weekdays: Sequence[int]
    begins: time | None
    ends: time | None
    zone: tzinfo


def meetings_of(listed: Iterable[Meeting], table: Timetable) -> list[Meeting]:
    """The meetings that are listed, else those that weekdays and hours tell; unknown is none."""
    told = sorted(listed)
    if told or table.first is None or table.begins is None or table.ends is None:
        return told
    last = table.last or table.first
    number = min((last - table.first).days + 1, MOST_DAYS)
    days = [table.first + timedelta(days=day) for day in range(number)]
    wanted = set(table.weekdays) or {table.first.isoweekday()}
    return [
        (
            datetime.combine(day, table.begins, table.zone),
            datetime.combine(day, table.ends, table.zone),
        )
        for day in days
        if day.isoweekday() in wanted
    ]


def first_clash(mine: Sequence[Meeting], theirs: Sequence[Meeting]) -> Meeting | None:
    """The first of my meetings that overlaps one of theirs; both are in order."""
    here = there = 0
    while here < len(mine) and there < len(theirs):
        one, other = mine[here], theirs[there]
        if one[0] < other[1] and other[0] < one[1]:
            return one
        if one[1] <= other[1]:
            here += 1
        else:
            there += 1
    return None
