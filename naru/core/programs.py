"""Programs of ours that compute for the platform: asked on standard input, answered on output.

They run apart, so that a crash or endless work there is none here.
"""

import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
log = logging.getLogger(__name__)

T = TypeVar("T")


def asked(program: str, given: bytes, read: Callable[[bytes], T], *, seconds: int) -> T | None:
    """What `read` makes of the program's output; None, with a line in the log, if there is none.

    `program` is a module that can be run. It is ended after so many seconds. What `read` refuses
    with a ValueError counts as no answer.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own program, its input is on its standard input
            [sys.executable, "-m", program],
            input=given,
            capture_output=True,
            cwd=ROOT,
            check=True,
            timeout=seconds,
        )
        return read(done.stdout)
    except subprocess.CalledProcessError as problem:
        last = problem.stderr.decode(errors="replace").strip().splitlines()[-1:]
        log.warning("%s ended with %s: %s", program, problem.returncode, last)
    except (subprocess.TimeoutExpired, OSError, ValueError) as problem:
        log.warning("%s gave no answer: %s", program, type(problem).__name__)
    return None
