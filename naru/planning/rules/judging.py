"""What a plan comes to, and whether it holds: counted anew, by other code than the solver's."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import pairwise

from naru.planning.rules.options import Option, monday
from naru.planning.rules.plain import Figures, Level, Person


class Broken(Exception):
    """A plan against its own rules: a bug of ours, never shown as a plan."""


def figures(plan: Sequence[Option], person: Person, steps: Mapping[Level, int]) -> Figures:
    """What the plan reaches and costs."""
    reached = dict(person.have)
    for option in plan:
        for skill, level in option.gives:
            reached[skill] = max(reached.get(skill, 0), level)
    end = max((option.end for option in plan), default=None)
    return Figures(
        covered=sum(
            weight for (skill, level), weight in steps.items() if reached.get(skill, 0) >= level
        ),
        wanted=sum(steps.values()),
        last_on=None if end is None else monday(person.today) + timedelta(days=end - 1),
        fees_won=sum(option.fee_won for option in plan),
        travel_minutes=sum(option.travel for option in plan),
        risk=sum(option.risk for option in plan),
        busiest_minutes=max(_weeks(plan).values(), default=0),
    )


def check(plan: Sequence[Option], person: Person, weekly_minutes: int) -> None:
    """Raises `Broken` unless every rule of a route holds."""
    if len({option.course for option in plan}) < len(plan):
        raise Broken("a course twice")
    if sum(option.fee_won for option in plan) > person.money_won:
        raise Broken("dearer than the money there is")
    if max(_weeks(plan).values(), default=0) > weekly_minutes:
        raise Broken("a week of too many hours")
    meetings = sorted(meeting for option in plan for meeting in option.busy)
    if any(later[0] < earlier[1] for earlier, later in pairwise(meetings)):
        raise Broken("two meetings at once")
    for option in plan:
        for need in option.needs:
            if not _prepared(need, option, plan):
                raise Broken(f"{option.key} without {need}")


def _prepared(need: Level, option: Option, plan: Sequence[Option]) -> bool:
    return any(
        skill == need[0] and level >= need[1]
        for other in plan
        if other.end <= option.start
        for skill, level in other.gives
    )


def _weeks(plan: Sequence[Option]) -> Counter[int]:
    weeks: Counter[int] = Counter()
    for option in plan:
        for week, minutes in option.load:
            weeks[week] += minutes
    return weeks
