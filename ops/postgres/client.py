"""Starting an embedded server from another process, and stopping it again."""

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

    `process.stdout` carries its further lines, each a kind (note, trouble, ready) and a text.
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


def begin(directory: Path, *, throwaway: bool = False) -> subprocess.Popen[bytes]:
    """Start the supervisor of the directory; it ends when its standard input is closed."""
    flags = ["--lifeline", *(["--throwaway"] if throwaway else [])]
    return spawn.start(
        [sys.executable, "-m", "ops.postgres", directory, *flags],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip


def launch(
    directory: Path, *, throwaway: bool = False, say: Callable[[str], None] = lambda _: None
) -> Embedded:
    """Start the server and wait until it answers; raises Trouble with the reason if it cannot.

    It ends with `stop`, or by itself as soon as this process is gone. `say` hears its notes.
    """
    process = begin(directory, throwaway=throwaway)
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
