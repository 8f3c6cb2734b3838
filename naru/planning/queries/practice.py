"""Practice at benches as something to plan.

One books a bench so many days ahead only (`practice.toml`). Within them a plan takes times that
are open, have a seat free and suit the person; later than that it takes weeks, a place and how
often, and the times are booked once one may.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from naru.places.models import District
from naru.planning.rules import practice
from naru.planning.rules.plain import Level, Meeting, Offering, Person, Sittings, Taken
from naru.planning.rules.terms import Terms
from naru.spaces.models import Bench, Sitting
from naru.spaces.pack.terms import bench_terms_on, opening_on
from naru.spaces.queries.benches import benches_for, benches_with
from naru.spaces.queries.things import Reach

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Here:
    """Who would practise, from which district (its code, if told), and when it is."""

    person: Person
    home: object
    terms: Terms
    at: datetime


def offerings(skills: Mapping[str, int], here: Here, kept: Iterable[Taken]) -> list[Offering]:
    """Open times, weeks after those, and what a plan to be changed has; `skills` as from
    `to_practise`. A constant number of queries, none where no skill is asked for.
    """
    if not skills:
        return []
    home = District.objects.filter(code=here.home).first() if here.home else None
    on = timezone.localdate(here.at)
    rule, terms = bench_terms_on(on), here.terms.practice
    until_at = here.at + rule.ahead
    found: dict[str, Offering] = {}
    last_on = here.person.deadline_on
    weeks = [
        (begin, begin + timedelta(weeks=terms.times) - DAY)
        for begin in practice.mondays(terms, after=timezone.localdate(until_at), until=last_on)
    ]
    for one in benches_for(skills, near=home, from_at=here.at + rule.lead, until_at=until_at):
        at = _At(one.bench, one.reach, here)
        for skill in one.skills:
            for real in at.booked_now((skill.code, skills[skill.code]), one.sittings):
                found.setdefault(real.key, real)
    for bench, reach in benches_with(skills, near=home):
        at = _At(bench, reach, here)
        for code in sorted(one.code for one in bench.skills.all() if one.code in skills):
            days = [*weeks, *((o.starts_on, o.last_on) for o in kept if at.has(o, code))]
            for first, last in days:
                later = at.booked_later((code, skills[code]), first, last)
                found[later.key] = later
    return list(found.values())


class _At:
    """Makes the offerings at one bench."""

    def __init__(self, bench: Bench, reach: Reach | None, here: Here) -> None:
        self.bench, self.here = bench, here
        near = reach is not None and reach.same_district
        self.way = here.terms.near_minutes if near else here.terms.across_minutes
        hours = opening_on(bench.place.code, timezone.localdate(here.at)).hours
        self.hours = tuple(
            (day, begin.hour * 60 + begin.minute, end.hour * 60 + end.minute)
            for day, begin, end in hours
        )

    def has(self, taken: Taken, skill: str) -> bool:
        """Whether a step of an earlier plan is practice of the skill here."""
        return taken.offering == practice.key_of(self.bench.code, skill, taken.starts_on)

    def booked_later(self, level: Level, first: date, last: date) -> Offering:
        """So many times within the days, each to be booked once one may."""
        terms = self.here.terms.practice
        weeks = max(1, ((last - first).days + 1) // 7)
        a_week = Sittings(-(-terms.times // weeks), terms.minutes, self.hours)
        return self._offering(level, first, last, sittings=a_week, risk=terms.risk)

    def booked_now(self, level: Level, sittings: Sequence[Sitting]) -> list[Offering]:
        """Times that are open and have a seat free, so many together as one practises."""
        found = practice.together(
            [meeting_of(one) for one in sittings],
            self.here.person,
            way=self.way,
            many=self.here.terms.practice.times,
        )
        return [self._offering(level, one[0].on, one[-1].on, meetings=one) for one in found]

    def _offering(self, level: Level, first: date, last: date, **said: object) -> Offering:
        skill, _reached = level
        return Offering(
            key=practice.key_of(self.bench.code, skill, first),
            course=practice.code_of(skill),
            gives=((practice.code_of(skill), 1),),
            needs=(level,),
            starts_on=first,
            last_on=last,
            travel_minutes=self.way,
            **said,  # type: ignore[arg-type]
        )


def meeting_of(sitting: Sitting) -> Meeting:
    """A time at a bench as the planner knows it; it ends on the day it begins."""
    begins, ends = timezone.localtime(sitting.starts_at), timezone.localtime(sitting.ends_at)
    end = ends.hour * 60 + ends.minute if ends.date() == begins.date() else 24 * 60
    return Meeting(begins.date(), begins.hour * 60 + begins.minute, end)
