"""The same question as a mixed-integer program for HiGHS: another formulation, another solver."""

from collections.abc import Sequence

import highspy
import numpy as np

from naru.planning.rules.options import Option
from naru.planning.rules.solving import Task

INFINITE = highspy.kHighsInf


def best(task: Task) -> tuple[int, int]:
    """The best coverage, and the least cost (as `Aim.COST` counts it) of a plan with it."""
    program = _Program(task)
    covered = round(program.least([*[0.0] * program.n, *[-float(w) for w in program.weights]]))
    cost = [o.fee_won // 100 + o.travel * task.tuning.minute_won // 100 for o in task.options]
    program.at_most([(program.n + i, -w) for i, w in enumerate(program.weights)], covered)
    return -covered, round(program.least([*map(float, cost), *[0.0] * len(program.weights)]))


class _Program:
    def __init__(self, task: Task) -> None:
        self.options: Sequence[Option] = task.options
        self.n, self.weights = len(task.options), list(task.steps.values())
        self.solver = highspy.Highs()
        for name, value in {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0}.items():
            self.solver.setOptionValue(name, value)
        for column in range(self.n + len(self.weights)):
            self.solver.addVar(0, 1)
            self.solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        self._limits(task)
        self._pairs()
        for option, needs in enumerate(o.needs for o in self.options):
            for need in needs:
                self._only_with(option, self._giving(need, self.options[option].start))
        for place, level in enumerate(task.steps):
            self._only_with(self.n + place, self._giving(level, 10**9))

    def least(self, costs: list[float]) -> float:
        for column, cost in enumerate(costs):
            self.solver.changeColCost(column, cost)
        self.solver.run()
        assert self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return float(self.solver.getInfo().objective_function_value)

    def at_most(self, terms: list[tuple[int, int]], limit: int) -> None:
        columns = np.array([column for column, _ in terms], np.int32)
        values = np.array([float(value) for _, value in terms])
        self.solver.addRow(-INFINITE, float(limit), len(terms), columns, values)

    def _limits(self, task: Task) -> None:
        self.at_most([(i, o.fee_won) for i, o in enumerate(self.options)], task.person.money_won)
        for week in {week for option in self.options for week, _ in option.load}:
            loads = [
                (i, dict(o.load)[week]) for i, o in enumerate(self.options) if week in dict(o.load)
            ]
            self.at_most(loads, task.weekly_minutes)

    def _pairs(self) -> None:
        """Two of one course, or two that meet at once: pair by pair."""
        for i, one in enumerate(self.options):
            for j, other in enumerate(self.options[:i]):
                if one.course == other.course or any(
                    a < d and c < b for a, b in one.busy for c, d in other.busy
                ):
                    self.at_most([(i, 1), (j, 1)], 1)

    def _giving(self, level: tuple[str, int], day: int) -> list[int]:
        return [
            i
            for i, option in enumerate(self.options)
            if option.end <= day and any(s == level[0] and r >= level[1] for s, r in option.gives)
        ]

    def _only_with(self, column: int, others: list[int]) -> None:
        self.at_most([(column, 1), *((other, -1) for other in others if other != column)], 0)
