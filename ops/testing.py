"""`make test`: what the tests need from the system, then every test on every core."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from ops import light, tools
from ops.tree import ROOT

One = TypeVar("One")


def run(arguments: list[str]) -> int:
    """Run pytest with these arguments; its own exit code. The database comes from the plugin.

    Temporary files get a folder of this run: pytest's own, shared by all runs of a user, makes
    two runs at once trip over each other when they tidy up.
    """
    tools.ensure()
    spread = (
        []
        if any(word.startswith("-n") for word in arguments)
        else ["-n", _workers(), "--dist", "worksteal"]
    )
    command = [sys.executable, "-m", "pytest", *spread, *arguments]
    where = light.folder(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix="naru-test-", dir=where) as folder:
        environment = {**os.environ, "PYTEST_DEBUG_TEMPROOT": folder}
        return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode


def in_turn(
    browser: Sequence[One], slow: Sequence[One], short: Sequence[One], *, workers: int
) -> list[One]:
    """All tests in an order of which xdist gives each worker an equal part: one worker begins with
    those that drive a browser, the others with the slow ones.

    What is left of a part is then taken from its end: short tests, so that all are done together.
    """
    others = workers - 1
    cuts = [len(slow) * number // max(others, 1) for number in range(others + 1)]
    begin = [browser, *(slow[cuts[number] : cuts[number + 1]] for number in range(others))]
    rest = iter(short if others else [*slow, *short])
    every, ordered = len(browser) + len(slow) + len(short), list[One]()
    for number, first in enumerate(begin):
        part = (every - len(ordered)) // (workers - number)
        ordered += [*first, *islice(rest, max(part - len(first), 0))]
    return ordered


def _workers() -> str:
    """Three for two cores: a worker waits a third of its time for the database and the browser.

    We may use fewer cores than the machine has in many containers.
    """
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return str(((usable or 1) * 3 + 1) // 2)
