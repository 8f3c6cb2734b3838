"""A question as a model of CP-SAT: one yes-or-no for each option.

What an option needs is tied to layers "this level is reached by that day", one for each day on
which something that gives it ends: far fewer clauses than one for each pair of options.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from ortools.sat.python import cp_model

from naru.planning.rules.options import Option
from naru.planning.rules.plain import Level, Person, Tuning

WON = 100
"""Fees count in hundreds of won in what is weighed; the limit is kept to the won."""


TIES = 2**18
"""More than the ties of a whole plan together."""


def tie(option: Option) -> int:
    """A weight that makes the best plan one plan: equally good ones differ in it."""
    return int.from_bytes(blake2b(option.key.encode(), digest_size=2).digest(), "big") % 2**13 + 1


class Model:
    """The rules of a route over these options, and what may be made large or small."""

    def __init__(
        self,
        options: Sequence[Option],
        person: Person,
        steps: Mapping[Level, int],
        *,
        weekly_minutes: int,
        tuning: Tuning,
    ) -> None:
        self.cp = cp_model.CpModel()
        self.options = options
        self.x = [self.cp.new_bool_var("") for _ in options]
        self._give = self._by_level(options)
        self._ends = {
            level: sorted({options[index].end for index in giving})
            for level, giving in self._give.items()
        }
        self._layers: dict[tuple[str, int, int], cp_model.IntVar] = {}
        self._one_each()
        self._no_clash()
        self._limits(person, weekly_minutes)
        self._prepared()
        covered = self._covered(steps)
        self.coverage = cp_model.LinearExpr.weighted_sum(
            [var for var, _weight in covered], [weight for _var, weight in covered]
        )
        self.days = self._last_day()
        self.cost = self._sum(
            o.fee_won // WON + o.travel * tuning.minute_won // WON for o in options
        )
        self.fees = self._sum(option.fee_won for option in options)
        self.risk = self._sum(option.risk for option in options)
        self.tie = self._sum(tie(option) for option in options)

    def shared(self, courses: Iterable[str]) -> cp_model.LinearExpr:
        """How many steps are of these courses."""
        among = frozenset(courses)
        return self._sum(int(option.course in among) for option in self.options)

    def changes(self, old: Iterable[str]) -> cp_model.LinearExpr:
        """How many options of an old plan are left out, and how many new ones come in."""
        before = frozenset(old)
        left = [index for index, option in enumerate(self.options) if option.key in before]
        return self._sum(-1 if o.key in before else 1 for o in self.options) + len(left)

    def _sum(self, weights: Iterable[int]) -> cp_model.LinearExpr:
        return cp_model.LinearExpr.weighted_sum(self.x, list(weights))

    @staticmethod
    def _by_level(options: Sequence[Option]) -> dict[Level, list[int]]:
        found: dict[Level, list[int]] = {}
        for index, option in enumerate(options):
            for skill, reached in option.gives:
                for level in range(1, reached + 1):
                    found.setdefault((skill, level), []).append(index)
        return found

    def _one_each(self) -> None:
        courses: dict[str, list[int]] = {}
        for index, option in enumerate(self.options):
            courses.setdefault(option.course, []).append(index)
        for same in courses.values():
            if len(same) > 1:
                self.cp.add_at_most_one([self.x[index] for index in same])

    def _no_clash(self) -> None:
        """At most one of those that meet at once, for each largest set of them."""
        events = [
            (minute, begins, index)
            for index, option in enumerate(self.options)
            for begin, end in option.busy
            for minute, begins in ((begin, 1), (end, 0))
        ]
        active: set[int] = set()
        grown, seen = False, set()
        for _minute, begins, index in sorted(events):
            if begins:
                active.add(index)
                grown = True
                continue
            if grown and len(active) > 1:
                seen.add(frozenset(active))
            grown = False
            active.discard(index)
        for together in sorted(sorted(one) for one in seen):
            self.cp.add_at_most_one([self.x[index] for index in together])

    def _limits(self, person: Person, weekly_minutes: int) -> None:
        weeks: dict[int, tuple[list[int], list[int]]] = {}
        for index, option in enumerate(self.options):
            for week, minutes in option.load:
                here, loads = weeks.setdefault(week, ([], []))
                here.append(index)
                loads.append(minutes)
        for among, minutes_of in dict.fromkeys((tuple(a), tuple(b)) for a, b in weeks.values()):
            if sum(minutes_of) > weekly_minutes:
                vars_of = [self.x[index] for index in among]
                total = cp_model.LinearExpr.weighted_sum(vars_of, list(minutes_of))
                self.cp.add(total <= weekly_minutes)
        self.cp.add(self._sum(option.fee_won for option in self.options) <= person.money_won)

    def _prepared(self) -> None:
        for index, option in enumerate(self.options):
            for skill, level in option.needs:
                layer = self._layer(skill, level, option.start)
                if layer is None:
                    self.cp.add(self.x[index] == 0)
                else:
                    self.cp.add_implication(self.x[index], layer)

    def _layer(self, skill: str, level: int, day: int) -> cp_model.IntVar | None:
        """True only if an option of the plan gives the level and has ended by the day."""
        ends = self._ends.get((skill, level), [])
        place = bisect_right(ends, day)
        if not place:
            return None
        key = (skill, level, ends[place - 1])
        if key not in self._layers:
            giving = self._give[skill, level]
            ending = [self.x[i] for i in giving if self.options[i].end == key[2]]
            before = self._layer(skill, level, key[2] - 1)
            var = self._layers[key] = self.cp.new_bool_var("")
            self.cp.add_bool_or([~var, *ending, *([before] if before is not None else [])])
        return self._layers[key]

    def _covered(self, steps: Mapping[Level, int]) -> list[tuple[cp_model.IntVar, int]]:
        found = []
        for level, weight in steps.items():
            giving = self._give.get(level)
            if giving:
                var = self.cp.new_bool_var("")
                self.cp.add_bool_or([~var, *(self.x[index] for index in giving)])
                found.append((var, weight))
        return found

    def _last_day(self) -> cp_model.IntVar:
        ends: dict[int, list[int]] = {}
        for index, option in enumerate(self.options):
            ends.setdefault(option.end, []).append(index)
        days = self.cp.new_int_var(0, max(ends, default=0), "")
        for end, same in ends.items():
            var = self.cp.new_bool_var("")
            self.cp.add(days >= end).only_enforce_if(var)
            for index in same:
                self.cp.add_implication(self.x[index], var)
        return days
