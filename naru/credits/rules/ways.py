"""Ways to a degree: what is asked, what is answered, and a greedy answer for want of a solver."""

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naru.credits.rules.choosing import count
from naru.credits.rules.counting import Book, Need
from naru.credits.rules.options import Option
from naru.credits.rules.plain import Degree, Limits, Line


class Aim(StrEnum):
    """What is made small once as little as possible is missing; the other follows after it."""

    CHEAPEST = "CHEAPEST"
    FASTEST = "FASTEST"


@dataclass(frozen=True)
class Question:
    """What somebody has, what they could take from `on` on, and where they want to get."""

    degree: Degree
    limits: Limits
    major: str
    held: tuple[Line, ...]
    options: tuple[Option, ...]
    on: date

    def begun(self) -> Book:
        """What of the credits held counts: every way goes on from there."""
        _counted, book = count(self.held, degree=self.degree, limits=self.limits, major=self.major)
        return book


@dataclass(frozen=True)
class Way:
    """Options in order of their end. `need` is what is missing even so; `proven`: none better."""

    aim: Aim
    steps: tuple[Option, ...]
    cost_won: int
    last_on: date
    need: Need
    proven: bool


@dataclass(frozen=True)
class Ways:
    """The answer: one way for each aim."""

    ways: tuple[Way, ...]


Solver = Callable[[Question, Aim], Way]


def answer(question: Question, solver: Solver) -> Ways:
    """Both ways."""
    return Ways(tuple(solver(question, aim) for aim in Aim))


def way_of(question: Question, aim: Aim, steps: Iterable[Option], *, proven: bool) -> Way:
    """The figures of a way, counted by the same book that counts what somebody has.

    Raises ValueError for steps that do not hold: a solver that errs is found out.
    """
    book = question.begun()
    chosen = sorted(steps, key=lambda one: (one.line.ended_on, one.line.key))
    for step in chosen:
        why = book.refused(step.line)
        if why is not None:
            raise ValueError(f"{step.line.key}: {why}")
        book.take(step.line)
    return Way(
        aim=aim,
        steps=tuple(chosen),
        cost_won=sum(step.cost_won for step in chosen),
        last_on=max((step.line.ended_on for step in chosen), default=question.on),
        need=book.need,
        proven=proven and book.proven,
    )


def by_greed(question: Question, aim: Aim) -> Way:
    """Whatever is next best and still of use, then without what turned out not to be needed."""
    book, taken = question.begun(), list[Option]()
    for option in sorted(question.options, key=lambda one: _first(one, aim)):
        if book.refused(option.line) is None and _helps(book, option.line):
            book.take(option.line)
            taken.append(option)
    for option in sorted(taken, key=lambda one: _first(one, aim), reverse=True):
        rest = [one for one in taken if one is not option]
        if way_of(question, aim, rest, proven=False).need.short <= book.need.short:
            taken = rest
    return way_of(question, aim, taken, proven=False)


def _first(option: Option, aim: Aim) -> tuple[float, date, str]:
    price = option.cost_won / option.line.credits
    by_day = float(option.line.ended_on.toordinal())
    first = price if aim is Aim.CHEAPEST else by_day
    return first, option.line.ended_on, f"{price:012.2f} {option.line.key}"


def _helps(book: Book, line: Line) -> bool:
    """Whether less is missing with the line than without."""
    after = deepcopy(book)
    after.take(line)
    return after.need.short < book.need.short
