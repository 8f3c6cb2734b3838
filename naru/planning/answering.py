"""Asks the solver's program; plans by greed where there is none, and says so."""

import logging
import subprocess
import sys
from pathlib import Path

from naru.planning.rules.asking import Asked, Told, read, written
from naru.planning.rules.instead import WhyNot
from naru.planning.rules.options import Maker
from naru.planning.rules.plain import Unfit
from naru.planning.rules.routes import answer, replanned
from naru.planning.rules.solving import by_greed

SECONDS = 120
"""For all routes with their reasons, on a slow machine; two seconds are usual."""

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "naru.planning.solver"

log = logging.getLogger(__name__)


def ask(asked: Asked, *, program: str = PROGRAM) -> Told:
    """Whatever happens to the program, there is an answer: a crash there is no crash here."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program, its input is on its standard input
            [sys.executable, "-m", program],
            input=written(asked),
            capture_output=True,
            cwd=ROOT,
            check=True,
            timeout=SECONDS,
        )
        return read(done.stdout, Told)
    except subprocess.CalledProcessError as problem:
        last = problem.stderr.decode(errors="replace").strip().splitlines()[-1:]
        log.warning("The planner's solver ended with %s: %s", problem.returncode, last)
    except (subprocess.TimeoutExpired, OSError, ValueError) as problem:
        log.warning("The planner's solver gave no answer: %s", type(problem).__name__)
    return by_hand(asked)


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
