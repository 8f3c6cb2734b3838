"""What a plan loses by a change, and which one would be made."""

from collections.abc import Sequence
from dataclasses import replace

from naru.planning.rules.options import Option
from naru.planning.rules.plain import Loss
from naru.planning.rules.solving import Aim, Solved, Solver, Task

REPLAN = (Aim.COVERAGE, Aim.CHANGES, Aim.DAYS, Aim.COST)


def end(plan: Sequence[Option]) -> int:
    """The day after the last one, 0 for an empty plan."""
    return max((option.end for option in plan), default=0)


def loss(before: Sequence[Option], after: Sequence[Option], covered: int) -> Loss:
    """What the second plan is worse by; `covered` is how much less it covers.

    Days count only if as much is covered: a plan without a goal ends early.
    """
    return Loss(
        covered=covered,
        days=end(after) - end(before) if not covered else 0,
        won=sum(o.fee_won for o in after) - sum(o.fee_won for o in before),
    )


def without(task: Task, found: Solved, step: Option, solver: Solver) -> Loss | None:
    """Leave the step's course out and look for the best plan again."""
    left = [option for option in task.options if option.course != step.course]
    if step.key in task.forced:
        return None
    hint = frozenset(option.key for option in found.plan if option is not step)
    other = solver(replace(task, options=left, hint=hint, coverage=None))
    return loss(found.plan, other.plan, found.covered - other.covered) if other else None


def fallen(task: Task, found: Solved, step: Option, solver: Solver) -> Solved | None:
    """The plan with the fewest changes if this offering fell through on the day it begins.

    Another run of the same course may stand in; what has begun by then goes on.
    """
    rest = [option for option in found.plan if option is not step]
    going_on = frozenset(option.key for option in rest if option.start < step.start)
    left = [
        option
        for option in task.options
        if option.offering != step.offering
        and (option.start >= step.start or option.key in going_on)
    ]
    keys = frozenset(option.key for option in rest)
    return solver(
        replace(
            task,
            options=left,
            aims=REPLAN,
            forced=going_on,
            old=keys,
            hint=frozenset(),
            coverage=None,
        )
    )
