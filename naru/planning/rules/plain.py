"""What a question about a route is made of, and its answer, as plain values that JSON can carry.

Days are dates, times of day are minutes from midnight, money is whole won. A level of a skill is a
whole number from 1; having level 2 means having level 1 too.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Level = tuple[str, int]
"""A skill's code and how far: ("skill.python-basics", 2)."""

Window = tuple[int, int]
"""[from, to) in minutes of a day."""


class Kind(StrEnum):
    """What a route puts first, once as much of the goal is reached as can be."""

    FASTEST = "FASTEST"
    CHEAPEST = "CHEAPEST"
    SUREST = "SUREST"
    OTHER = "OTHER"


class Limit(StrEnum):
    """A wish that can stand in the way."""

    TIMES = "TIMES"
    HOURS = "HOURS"
    MONEY = "MONEY"
    TRAVEL = "TRAVEL"
    DEADLINE = "DEADLINE"
    CARE = "CARE"


class Unfit(StrEnum):
    """Why an offering is no step of anybody with these wishes, seen by itself.

    THERE: it is a step. UNSAID: there was no solver to tell.
    """

    NOTHING_NEW = "NOTHING_NEW"
    APPLY_CLOSED = "APPLY_CLOSED"
    TOO_LATE = "TOO_LATE"
    BEGUN = "BEGUN"
    TOO_FAR = "TOO_FAR"
    NOT_FREE = "NOT_FREE"
    CARE = "CARE"
    TOO_MANY_HOURS = "TOO_MANY_HOURS"
    TOO_DEAR = "TOO_DEAR"
    UNPREPARED = "UNPREPARED"
    NO_ROOM = "NO_ROOM"
    NO_RUN = "NO_RUN"
    FULL = "FULL"
    SHUT_OUT = "SHUT_OUT"
    THERE = "THERE"
    UNSAID = "UNSAID"


@dataclass(frozen=True)
class Want:
    """A skill the goal asks for, how far, and how much each level of it counts (1 to 9)."""

    skill: str
    level: int
    weight: int


@dataclass(frozen=True)
class Person:
    """Who asks. `free` and `care` hold windows by ISO weekday, 1 to 7; care wins over free.

    `weekly_minutes`: how long a week at most, travel included. `money_won`: for all fees together,
    after what a scholarship pays. `travel_minutes`: one way at most. `deadline_on` is included.
    """

    today: date
    wants: tuple[Want, ...]
    have: dict[str, int]
    free: dict[int, tuple[Window, ...]]
    care: dict[int, tuple[Window, ...]]
    weekly_minutes: int
    money_won: int
    travel_minutes: int
    deadline_on: date


@dataclass(frozen=True)
class Meeting:
    """One meeting of an offering, `[begin, end)` in minutes of the day."""

    on: date
    begin: int
    end: int


@dataclass(frozen=True)
class Sittings:
    """Times that are booked later: `weekly` of so many `minutes`, once a day at most.

    `hours`: when one may be, (ISO weekday, from, to) in minutes of the day.
    """

    weekly: int
    minutes: int
    hours: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class Offering:
    """Something dated that can be a step: a run of a course, a practice, an exam.

    One step for each `course`. `own_pace`: without days of its own, it may begin on any Monday and
    takes `weeks` weeks of `weekly_minutes`; otherwise `starts_on` to `last_on`, with meetings and
    perhaps work at home or `sittings` in each week. `fee_won` is also what it counts as where
    nobody states a fee. `risk`: 0 (sure) to 100, how likely it is not to come to pass.
    """

    key: str
    course: str
    gives: tuple[Level, ...]
    needs: tuple[Level, ...] = ()
    own_pace: bool = False
    starts_on: date | None = None
    last_on: date | None = None
    meetings: tuple[Meeting, ...] = ()
    weeks: int = 0
    weekly_minutes: int = 0
    fee_won: int = 0
    travel_minutes: int = 0
    risk: int = 0
    apply_until_on: date | None = None
    sittings: Sittings | None = None


@dataclass(frozen=True)
class Tuning:
    """What the city may set: `minute_won` is what a minute on the way counts beside fees."""

    minute_won: int = 100
    start_every_weeks: int = 2
    most_options: int = 700
    shortlist: int = 6
    effort: float = 0.8
    """The solver's limit for each objective, in its own deterministic seconds."""


@dataclass(frozen=True)
class Taken:
    """An offering in a plan, with the days it takes there; both included."""

    offering: str
    course: str
    starts_on: date
    last_on: date


@dataclass(frozen=True)
class Question:
    """Everything an answer depends on.

    `begun`: steps of an earlier plan that go on whatever comes. `old`: its steps that have not
    begun, from which a new plan differs as little as can be.
    """

    person: Person
    offerings: tuple[Offering, ...]
    tuning: Tuning = field(default_factory=Tuning)
    begun: tuple[Taken, ...] = ()
    old: tuple[Taken, ...] = ()


@dataclass(frozen=True)
class Figures:
    """What a route comes to. `covered` of `wanted`: weighted levels. `last_on`: None if empty."""

    covered: int
    wanted: int
    last_on: date | None
    fees_won: int
    travel_minutes: int
    risk: int
    busiest_minutes: int


@dataclass(frozen=True)
class Loss:
    """What something costs: points of coverage, days later, won more (less if negative)."""

    covered: int
    days: int
    won: int


@dataclass(frozen=True)
class Step:
    """A step of a route. `why`: what is lost without its course, None if nothing can be said.

    `dropped` and `instead`: what changes in the rest of the route if the step falls through, and
    `then` what that costs.
    """

    taken: Taken
    gives: tuple[Level, ...]
    needs: tuple[Level, ...]
    why: Loss | None
    dropped: tuple[Taken, ...]
    instead: tuple[Taken, ...]
    then: Loss | None


@dataclass(frozen=True)
class Route:
    """A plan of one kind, or of several if the same plan is best for all of them.

    `bound`: coverage that no plan exceeds. `proven`: nothing better exists in what it puts first,
    second and third.
    """

    kinds: tuple[Kind, ...]
    steps: tuple[Step, ...]
    figures: Figures
    bound: int
    proven: bool


@dataclass(frozen=True)
class Loosening:
    """A wish that stands in the way: how many points more without it, and what that would take.

    `amount`: won for MONEY, minutes one way for TRAVEL, minutes a week for HOURS. `until_on`: the
    last day for DEADLINE. `limits` has several if none alone would help; `amounts` then has what
    each would have to give, in their order.
    """

    limits: tuple[Limit, ...]
    covered: int
    amount: int | None = None
    until_on: date | None = None
    amounts: tuple[int | None, ...] = ()


@dataclass(frozen=True)
class Answer:
    """Up to three routes. Empty ones are left out, and `limits` then says what is in the way.

    `nobody`: levels that nobody offers. `shortlisted`: the best among a choice of all offers.
    `solver`: False if no solver was to be had, so that nothing is proven.
    """

    routes: tuple[Route, ...]
    wanted: int
    nobody: tuple[Level, ...]
    limits: tuple[Loosening, ...]
    shortlisted: bool
    solver: bool
