"""Asks the solver's program for a whole cohort; assigns by greed where there is none."""

import json
import logging
import subprocess
import sys
from pathlib import Path

import numpy as np

from naru.counselling.rules.assigning import (
    Answer,
    Assigned,
    Places,
    Points,
    by_greed,
    holds,
    proven,
    written,
)

SECONDS = 60
ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "naru.counselling.solver"
log = logging.getLogger(__name__)


def assigned(points: Points, places: Places, *, program: str = PROGRAM) -> Assigned:
    """An answer that holds, whatever happens to the program; `proven` if nothing better exists."""
    answer = _asked(points, places, program)
    if answer is None or not holds(points, places, answer):
        answer = by_greed(points, places)
    return Assigned(answer.tolist(), proven(points, places, answer))


def _asked(points: Points, places: Places, program: str) -> Answer | None:
    try:
        done = subprocess.run(  # noqa: S603 - our own program, its input is on its standard input
            [sys.executable, "-m", program],
            input=written(points, places),
            capture_output=True,
            cwd=ROOT,
            check=True,
            timeout=SECONDS,
        )
        found = np.array(json.loads(done.stdout), dtype=np.int64)
    except (subprocess.SubprocessError, OSError, ValueError) as problem:
        log.warning("The solver gave no answer: %s", type(problem).__name__)
        return None
    return found if len(found) == len(points) else None
