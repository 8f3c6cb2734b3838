"""Asks the solver's program; goes by greed where there is none, and says so."""

from naru.core.programs import asked
from naru.credits.rules.asking import read_ways, written
from naru.credits.rules.ways import Question, Ways, answer, by_greed

SECONDS = 90
"""For both ways on a slow machine; a few seconds are usual."""
PROGRAM = "naru.credits.solver"


def ask(question: Question, *, program: str = PROGRAM) -> Ways:
    """Whatever happens to the program, there is an answer."""
    found = asked(program, written(question), read_ways, seconds=SECONDS)
    return answer(question, by_greed) if found is None else found
