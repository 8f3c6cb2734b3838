"""`make test`: what the tests need from the system, then every test on every core."""

import os
import subprocess
import sys
import tempfile

from ops import tools
from ops.tree import ROOT


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
    with tempfile.TemporaryDirectory(prefix="naru-test-") as folder:
        environment = {**os.environ, "PYTEST_DEBUG_TEMPROOT": folder}
        return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode


def _workers() -> str:
    """Three for two cores: a worker waits a third of its time for the database and the browser.

    We may use fewer cores than the machine has in many containers.
    """
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return str(((usable or 1) * 3 + 1) // 2)
