"""Starting an embedded server from another process, and stopping it again."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ops import spawn
from ops.tree import ROOT
from ops.trouble import Trouble


@dataclass
class Embedded:
    """A running supervisor and the address of its server.

    `process.stdout` carries its further notes, each a line of kind and sentence.
    """

    process: subprocess.Popen[bytes]
    url: str

    def stop(self) -> None:
        """Close the lifeline and wait until the server has stopped."""
        if self.process.stdin:
            self.process.stdin.close()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


def launch(
    directory: Path, *, throwaway: bool = False, say: Callable[[str], None] = lambda _: None
) -> Embedded:
    """Start the server of the directory and wait until it answers; raises Trouble with the reason.

    It ends with `stop`, or by itself as soon as this process is gone. `say` hears its notes.
    """
    flags = ["--lifeline", *(["--throwaway"] if throwaway else [])]
    process = spawn.start(
        [sys.executable, "-m", "ops.postgres", directory, *flags],
        cwd=ROOT, env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    reason = "The database supervisor ended without a word."
    for line in process.stdout or ():
        kind, _, text = line.decode().rstrip("\n").partition(" ")
        if kind == "ready":
            return Embedded(process, text)
        if kind == "trouble":
            reason = text
        else:
            say(text)
    Embedded(process, "").stop()
    raise Trouble(reason)
