"""Practice at a bench: weeks to plan it in, and open times that go together."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from naru.planning.rules import times
from naru.planning.rules.options import WEEK, monday
from naru.planning.rules.plain import Meeting, Offering, Person, Want
from naru.planning.rules.terms import Practice

PRACTICE = "practice:"
COUNTS = 1
"""What having practised counts, beside 3 and 1 of a level of a skill."""


def code_of(skill: str) -> str:
    """What stands for having practised the skill, and for a course: one practises it once."""
    return f"{PRACTICE}{skill}"


def key_of(bench: str, skill: str, starts_on: date) -> str:
    """The key of its offering; codes hold no colons."""
    return f"{PRACTICE}{bench}:{skill}:{starts_on.isoformat()}"


def parts_of(key: str) -> tuple[str, str] | None:
    """The codes of the bench and of the skill; None for the key of anything else."""
    if not key.startswith(PRACTICE):
        return None
    bench, skill, _day = key.removeprefix(PRACTICE).split(":")
    return bench, skill


def to_practise(person: Person, found: Iterable[Offering], practice: Practice) -> dict[str, int]:
    """Skills of the goal that need hands, each with the level after which one practises it.

    Only those that a course takes further, or of which the person knows something already.
    """
    taught: dict[str, int] = {}
    for one in found:
        for skill, level in one.gives:
            taught[skill] = max(taught.get(skill, 0), level)
    asked = {}
    for want in person.wants:
        had = person.have.get(want.skill, 0)
        if want.skill in practice.skills and had < want.level:
            if taught.get(want.skill, 0) > had:
                asked[want.skill] = had + 1
            elif had:
                asked[want.skill] = had
    return asked


def wants(found: Iterable[Offering]) -> tuple[Want, ...]:
    """Having practised each skill for which there is a bench."""
    codes = dict.fromkeys(one.course for one in found if one.course.startswith(PRACTICE))
    return tuple(Want(code, 1, COUNTS) for code in codes)


def mondays(practice: Practice, *, after: date, until: date) -> Iterator[date]:
    """First days of weeks to practise in, the same for everybody; all times end by `until`."""
    begin = monday(after) + timedelta(weeks=1)
    begin += timedelta(weeks=-(begin.toordinal() // WEEK) % practice.every_weeks)
    while begin + timedelta(weeks=practice.times, days=-1) <= until:
        yield begin
        begin += timedelta(weeks=practice.every_weeks)


def together(
    open_times: Sequence[Meeting], person: Person, *, way: int, many: int
) -> list[tuple[Meeting, ...]]:
    """So many of the times on different days, of those that suit the person; one for each first
    day. `way`: minutes one way."""
    week = times.usable(person.free, person.care)
    by_day: dict[date, Meeting] = {}
    for one in open_times:
        if times.fits(week.get(one.on.isoweekday(), ()), one.begin - way, one.end + way):
            by_day.setdefault(one.on, one)
    days = [by_day[day] for day in sorted(by_day)]
    return [tuple(days[at : at + many]) for at in range(len(days) - many + 1)]
