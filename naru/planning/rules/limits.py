"""What stands in the way of the goal, and how far each wish would have to give."""

from dataclasses import replace
from datetime import timedelta

from naru.planning.rules import pruning
from naru.planning.rules.options import Maker, Option, taken
from naru.planning.rules.plain import Limit, Loosening, Offering, Person, Question, Window
from naru.planning.rules.solving import Aim, Solved, Solver, Task

LONGER = timedelta(weeks=52)
ALL_DAY: tuple[Window, ...] = ((0, 24 * 60),)
EVERY_DAY = dict.fromkeys(range(1, 8), ALL_DAY)
WIDE = 10**9
FAR = 6 * 60
WHOLE_WEEK = 40 * 60

LAST: dict[Limit, Aim] = {Limit.DEADLINE: Aim.DAYS, Limit.MONEY: Aim.FEES}
"""What is made small when the limit is lifted, so that no more is asked than needed."""


def lifted(person: Person, limit: Limit) -> Person:
    """The same person without that limit."""
    match limit:
        case Limit.TIMES:
            return replace(person, free=EVERY_DAY)
        case Limit.HOURS:
            return replace(person, weekly_minutes=max(person.weekly_minutes, WHOLE_WEEK))
        case Limit.MONEY:
            return replace(person, money_won=WIDE)
        case Limit.TRAVEL:
            return replace(person, travel_minutes=FAR)
        case Limit.DEADLINE:
            return replace(person, deadline_on=max(person.deadline_on, person.today) + LONGER)
        case Limit.CARE:
            return replace(person, care={})


def loosenings(question: Question, covered: int, solver: Solver) -> tuple[Loosening, ...]:
    """What more than `covered` would take: one limit at a time, the most helpful first.

    Where none alone helps, all that matter together; empty if not even that does.
    """
    found = []
    for limit in Limit:
        if limit is Limit.CARE and not question.person.care:
            continue
        more = _tried(question, (limit,), covered, solver)
        if more:
            found.append(more)
    if found:
        return tuple(sorted(found, key=lambda one: -one.covered))
    needed = _needed(question, covered, solver)
    together = _tried(question, needed, covered, solver) if needed else None
    return (together,) if together else ()


def _needed(question: Question, covered: int, solver: Solver) -> tuple[Limit, ...]:
    """The limits that have to give together: all of them, less those that change nothing."""
    needed = tuple(limit for limit in Limit if limit is not Limit.CARE or question.person.care)
    if not _tried(question, needed, covered, solver):
        return ()
    for limit in needed:
        fewer = tuple(one for one in needed if one is not limit)
        if _tried(question, fewer, covered, solver):
            needed = fewer
    return needed


def _tried(
    question: Question, limits: tuple[Limit, ...], covered: int, solver: Solver
) -> Loosening | None:
    person = question.person
    for limit in limits:
        person = lifted(person, limit)
    wider = replace(question, person=person)
    choice = pruning.choice(wider)
    found = solver(
        Task(
            options=choice.options,
            person=person,
            steps=pruning.steps_wanted(wider),
            weekly_minutes=Maker(person, question.tuning).hours,
            tuning=question.tuning,
            aims=(Aim.COVERAGE, LAST.get(limits[0], Aim.COST)),
        )
    )
    if found is None or found.covered <= covered:
        return None
    return _told(wider, limits, found, found.covered - covered)


def _told(question: Question, limits: tuple[Limit, ...], found: Solved, more: int) -> Loosening:
    offerings = {offering.key: offering for offering in question.offerings}
    until = max(taken(o, Maker(question.person, question.tuning).zero).last_on for o in found.plan)
    amounts = tuple(_amount(limit, found.plan, offerings) for limit in limits)
    alone = len(limits) == 1
    return Loosening(
        limits=limits,
        covered=more,
        amount=amounts[0] if alone else None,
        until_on=until if Limit.DEADLINE in limits else None,
        amounts=() if alone else amounts,
    )


def _amount(limit: Limit, plan: tuple[Option, ...], offerings: dict[str, Offering]) -> int | None:
    match limit:
        case Limit.MONEY:
            return sum(option.fee_won for option in plan)
        case Limit.TRAVEL:
            return max(offerings[option.offering].travel_minutes for option in plan)
        case Limit.HOURS:
            weeks: dict[int, int] = {}
            for option in plan:
                for week, minutes in option.load:
                    weeks[week] = weeks.get(week, 0) + minutes
            return max(weeks.values())
        case _:
            return None
