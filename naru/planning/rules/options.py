"""From offerings to options: what this person could really begin, on which days.

An option counts days and minutes from the Monday of the week in which the question is asked, so
that a week is a division and two meetings clash if their minutes overlap.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from naru.planning.rules import times
from naru.planning.rules.plain import Level, Offering, Person, Taken, Tuning, Unfit

DAY = 24 * 60
WEEK = 7


@dataclass(frozen=True, slots=True)
class Option:
    """An offering begun on a certain day. `[start, end)` in days, `busy` in minutes with travel.

    `load`: minutes by week, travel included. `travel`: minutes on the way in all. `gives` and
    `needs` hold only what this person lacks and the goal (or another option) asks for.
    """

    key: str
    offering: str
    course: str
    start: int
    end: int
    busy: tuple[tuple[int, int], ...]
    load: tuple[tuple[int, int], ...]
    fee_won: int
    travel: int
    risk: int
    gives: tuple[Level, ...]
    needs: tuple[Level, ...]


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def taken(option: Option, zero: date) -> Taken:
    """The option with real days."""
    return Taken(
        offering=option.offering,
        course=option.course,
        starts_on=zero + timedelta(days=option.start),
        last_on=zero + timedelta(days=option.end - 1),
    )


def key_of(offering: str, starts_on: date) -> str:
    """The name of an option, the same in every question."""
    return f"{offering}@{starts_on.isoformat()}"


class Maker:
    """Makes the options of one person."""

    def __init__(self, person: Person, tuning: Tuning, old: Iterable[Taken] = ()) -> None:
        self.person, self.tuning = person, tuning
        self.old = {taken.offering: taken.starts_on for taken in old}
        self.zero = monday(person.today)
        self.first = (person.today - self.zero).days
        self.last = (person.deadline_on - self.zero).days
        self.week = times.usable(person.free, person.care)
        self.uncared = times.usable(person.free, {})
        self.hours = min(person.weekly_minutes, times.total(self.week))

    def unfit(self, offering: Offering) -> Unfit | None:
        """The first thing that keeps the offering out, seen by itself; None if nothing does."""
        if offering.fee_won > self.person.money_won:
            return Unfit.TOO_DEAR
        if offering.travel_minutes > self.person.travel_minutes:
            return Unfit.TOO_FAR
        if offering.apply_until_on and offering.apply_until_on < self.person.today:
            return Unfit.APPLY_CLOSED
        return self._unfit_in_time(offering)

    def options(
        self, offering: Offering, gives: tuple[Level, ...], needs: tuple[Level, ...]
    ) -> Iterator[Option]:
        """Each way to begin the offering that fits by itself."""
        if not self.unfit(offering):
            yield from self.each(offering, gives, needs)

    def each(
        self, offering: Offering, gives: tuple[Level, ...], needs: tuple[Level, ...]
    ) -> Iterator[Option]:
        """The same for an offering known to fit."""
        for start in self._starts(offering):
            yield self.option(offering, start, gives, needs)

    def _unfit_in_time(self, offering: Offering) -> Unfit | None:
        if not offering.own_pace and (offering.starts_on is None or offering.last_on is None):
            return Unfit.BEGUN
        if offering.starts_on and offering.starts_on <= self.person.today:
            return Unfit.BEGUN
        starts = self._starts(offering)
        if not starts:
            return Unfit.TOO_LATE
        if not self._free(offering, self.week):
            return Unfit.CARE if self._free(offering, self.uncared) else Unfit.NOT_FREE
        heaviest = max((minutes for _week, minutes in self._load(offering, starts[0])), default=0)
        return Unfit.TOO_MANY_HOURS if heaviest > self.hours else None

    def _free(self, offering: Offering, week: times.Week) -> bool:
        way = offering.travel_minutes
        return _room_for(offering, week) and all(
            times.fits(week.get(m.on.isoweekday(), ()), m.begin - way, m.end + way)
            for m in offering.meetings
        )

    def _starts(self, offering: Offering) -> range | list[int]:
        if not offering.own_pace:
            if offering.starts_on is None or offering.last_on is None:
                return []
            fits = (offering.last_on - self.zero).days <= self.last
            return [(offering.starts_on - self.zero).days] if fits else []
        last = self.last + 1 - WEEK * offering.weeks
        if offering.apply_until_on:
            last = min(last, (offering.apply_until_on - self.zero).days)
        every = self.tuning.start_every_weeks
        late = -(self.zero.toordinal() // 7 + 1) % every
        starts = range(WEEK + WEEK * late, last + 1, WEEK * every)
        before = self.old.get(offering.key)
        day = (before - self.zero).days if before else 0
        return [*starts, day] if WEEK <= day <= last and day not in starts else starts

    def option(
        self, offering: Offering, start: int, gives: tuple[Level, ...], needs: tuple[Level, ...]
    ) -> Option:
        """The offering begun on that day, whether that suits the person or not."""
        if offering.own_pace or offering.last_on is None:
            end = start + 7 * offering.weeks
        else:
            end = (offering.last_on - self.zero).days + 1
        way = offering.travel_minutes
        busy = times.merged(
            (day * DAY + meeting.begin - way, day * DAY + meeting.end + way)
            for meeting in offering.meetings
            for day in [(meeting.on - self.zero).days]
        )
        return Option(
            key=key_of(offering.key, self.zero + timedelta(days=start)),
            offering=offering.key,
            course=offering.course,
            start=start,
            end=end,
            busy=busy,
            load=self._load(offering, start),
            fee_won=offering.fee_won,
            travel=2 * way * (len(offering.meetings) + self._sittings(offering, start)),
            risk=offering.risk,
            gives=gives,
            needs=needs,
        )

    def _load(self, offering: Offering, start: int) -> tuple[tuple[int, int], ...]:
        if not offering.meetings and offering.own_pace:
            first, minutes = start // WEEK, offering.weekly_minutes
            return tuple((week, minutes) for week in range(first, first + offering.weeks))
        load: dict[int, int] = {}
        for meeting in offering.meetings:
            week = (meeting.on - self.zero).days // 7
            load[week] = (
                load.get(week, 0) + meeting.end - meeting.begin + 2 * offering.travel_minutes
            )
        if weekly := offering.weekly_minutes + _minutes_at_sittings(offering):
            for week in self._weeks(offering, start):
                load[week] = load.get(week, 0) + weekly
        return tuple(sorted(load.items()))

    def _sittings(self, offering: Offering, start: int) -> int:
        """How often one goes there, at times that are booked later."""
        weekly = offering.sittings.weekly if offering.sittings else 0
        return weekly * len(self._weeks(offering, start)) if weekly else 0

    def _weeks(self, offering: Offering, start: int) -> range:
        first = start // WEEK
        if offering.own_pace or offering.last_on is None:
            return range(first, first + offering.weeks)
        return range(first, (offering.last_on - self.zero).days // WEEK + 1)


def _minutes_at_sittings(offering: Offering) -> int:
    """A week, with the way there and back."""
    later = offering.sittings
    return later.weekly * (later.minutes + 2 * offering.travel_minutes) if later else 0


def _room_for(offering: Offering, week: times.Week) -> bool:
    """Whether enough days of a week have a free time for one of its sittings, with the way."""
    later, way = offering.sittings, offering.travel_minutes
    if later is None:
        return True
    days = {
        day
        for day, begins, ends in later.hours
        for begin, end in week.get(day, ())
        if min(end - way, ends) - max(begin + way, begins) >= later.minutes
    }
    return len(days) >= later.weekly
