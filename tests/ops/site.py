"""A whole site as `make run` starts it, for tests that kill parts of it."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil

from ops import spawn
from ops.tree import ROOT
from tests.ops.postgres import until

FIRST_START_SECONDS = 300


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """`python -m ops up` with a var directory of its own, its words in a file."""

    def __init__(
        self, var: Path, port: int, *, small_files: bool = False, **environment: str
    ) -> None:
        var.mkdir(parents=True, exist_ok=True)
        self.port, self.words = port, var.parent / f"{var.name}-words-{time.monotonic_ns()}"
        bare = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        limit = ["bash", "-c", 'ulimit -f 1024; exec "$@"', "limit"] if small_files else []
        with self.words.open("wb") as sink:
            self.process = spawn.start(
                [*limit, sys.executable, "-m", "ops", "up", "--port", str(port)], cwd=ROOT,
                env={**bare, "NARU_VAR": str(var), **environment},
                stdout=sink, stderr=subprocess.STDOUT,
            )  # fmt: skip

    @property
    def said(self) -> str:
        return self.words.read_text()

    def ready(self) -> "Site":
        """Wait for the address; fails with all it said if it ends before."""
        until(lambda: "Naru is ready" in self.said or self.ended, FIRST_START_SECONDS)
        assert not self.ended, self.said
        return self

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None

    def page(self) -> str:
        """The front page, or nothing if there is none now."""
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with contextlib.closing(asking), contextlib.suppress(OSError, http.client.HTTPException):
            asking.request("GET", "/", headers={"Host": f"localhost:{self.port}"})
            answer = asking.getresponse()
            if answer.status == http.HTTPStatus.OK:
                return answer.read().decode()
        return ""

    def family(self) -> list[psutil.Process]:
        """Every process below the supervisor."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def part(self, words: str) -> psutil.Process | None:
        """The living process directly below the supervisor whose command holds the words."""
        for each in psutil.Process(self.process.pid).children():
            with contextlib.suppress(psutil.Error):
                if words in " ".join(each.cmdline()):
                    return each
        return None

    def other(self, words: str, than: psutil.Process) -> bool:
        """Whether a new process has taken the place of an old one."""
        return (self.part(words) or than).pid != than.pid

    def stop(self) -> int:
        """Ctrl-C, and wait; the exit code."""
        if not self.ended:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)
