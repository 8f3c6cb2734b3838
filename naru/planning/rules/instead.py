"""Why not that one: a course forced into a route, or what keeps it out."""

from dataclasses import dataclass, replace

from naru.planning.rules import losses
from naru.planning.rules.plain import Kind, Loss, Question, Unfit
from naru.planning.rules.routes import setting
from naru.planning.rules.solving import AIMS, Solver


@dataclass(frozen=True)
class WhyNot:
    """`unfit`: what keeps it out. Else `loss`: what the route would be worse by with it."""

    unfit: Unfit | None
    loss: Loss | None


def why_not(question: Question, course: str, kind: Kind, solver: Solver) -> WhyNot:
    """Look for the best route of the kind that has a run of the course in it.

    Of a course of which no run fits, the first run says why.
    """
    runs = [one for one in question.offerings if one.course == course]
    here = setting(question, keep=frozenset(one.key for one in runs))
    unfits = [here.maker.unfit(one) for one in runs]
    if all(unfits):
        return WhyNot(next(iter(unfits), Unfit.NO_RUN), None)
    options = [option for option in here.choice.options if option.course == course]
    task = here.task(AIMS[kind])
    if not options:
        return WhyNot(Unfit.UNPREPARED, None)
    keys = frozenset(option.key for option in options)
    best, forced = solver(task), solver(replace(task, one_of=keys))
    if best is None or forced is None:
        return WhyNot(Unfit.NO_ROOM, None)
    loss = losses.loss(best.plan, forced.plan, best.covered - forced.covered)
    gives_nothing = not any(option.gives for option in options)
    return WhyNot(Unfit.NOTHING_NEW if gives_nothing else None, loss)
