"""Asks the solver's program; goes by greed where there is none, and says so."""

import logging
import subprocess
import sys
from pathlib import Path

from naru.credits.rules.asking import read_ways, written
from naru.credits.rules.ways import Question, Ways, answer, by_greed

SECONDS = 90
"""For both ways on a slow machine; a few seconds are usual."""

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "naru.credits.solver"

log = logging.getLogger(__name__)


def ask(question: Question, *, program: str = PROGRAM) -> Ways:
    """Whatever happens to the program, there is an answer: a crash there is no crash here."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program, its input is on its standard input
            [sys.executable, "-m", program],
            input=written(question),
            capture_output=True,
            cwd=ROOT,
            check=True,
            timeout=SECONDS,
        )
        return read_ways(done.stdout)
    except subprocess.CalledProcessError as problem:
        last = problem.stderr.decode(errors="replace").strip().splitlines()[-1:]
        log.warning("The solver of credits ended with %s: %s", problem.returncode, last)
    except (subprocess.TimeoutExpired, OSError, ValueError) as problem:
        log.warning("The solver of credits gave no answer: %s", type(problem).__name__)
    return answer(question, by_greed)
