"""Why not that one: an offering forced into a route, or what keeps it out."""

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


def why_not(question: Question, offering: str, kind: Kind, solver: Solver) -> WhyNot:
    """Look for the best route of the kind that has the offering in it."""
    here = setting(question, keep=frozenset([offering]))
    asked = next(one for one in question.offerings if one.key == offering)
    unfit = here.maker.unfit(asked)
    if unfit:
        return WhyNot(unfit, None)
    keys = frozenset(option.key for option in here.choice.options if option.offering == offering)
    task = here.task(AIMS[kind])
    if not keys:
        return WhyNot(Unfit.UNPREPARED, None)
    best, forced = solver(task), solver(replace(task, one_of=keys))
    if best is None or forced is None:
        return WhyNot(Unfit.NO_ROOM, None)
    loss = losses.loss(best.plan, forced.plan, best.covered - forced.covered)
    gives_nothing = all(not o.gives for o in here.choice.options if o.offering == offering)
    return WhyNot(Unfit.NOTHING_NEW if gives_nothing else None, loss)
