"""Asks the solver's program; plans by greed where there is none, and says so."""

from naru.core import programs
from naru.planning.rules.asking import Asked, Told, read, written
from naru.planning.rules.instead import WhyNot
from naru.planning.rules.options import Maker
from naru.planning.rules.plain import Unfit
from naru.planning.rules.routes import answer, replanned
from naru.planning.rules.solving import by_greed

SECONDS = 120
"""For all routes with their reasons, on a slow machine; two seconds are usual."""
PROGRAM = "naru.planning.solver"


def ask(asked: Asked, *, program: str = PROGRAM) -> Told:
    """Whatever happens to the program, there is an answer."""
    found = programs.asked(program, written(asked), lambda said: read(said, Told), seconds=SECONDS)
    return by_hand(asked) if found is None else found


def by_hand(asked: Asked) -> Told:
    """The answer without a solver: plans that hold, of which nothing is proven.

    Why a course is in none is told only where it does not fit by itself.
    """
    if asked.why_not is not None:
        maker = Maker(asked.question.person, asked.question.tuning)
        runs = [one for one in asked.question.offerings if one.course == asked.why_not]
        unfits = [maker.unfit(one) for one in runs]
        found = unfits[0] if unfits and all(unfits) else Unfit.UNSAID
        return Told(answer=None, route=None, why_not=WhyNot(found, None))
    if asked.again:
        return Told(answer=None, route=replanned(asked.question, by_greed))
    return Told(answer=answer(asked.question, by_greed, proving=False), route=None)
