"""Handling real servers in tests."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg

from ops.postgres import client
from ops.tree import ROOT
from tests.ops.conftest import placed


def connect(url: str) -> psycopg.Connection:
    """A connection to the database every new server has."""
    return psycopg.connect(url.replace("/naru?", "/postgres?"), autocommit=True)


def answers(url: str) -> bool:
    """Whether the server lets us in."""
    try:
        connect(url).close()
    except psycopg.OperationalError:
        return False
    return True


def postmaster(directory: Path) -> int:
    """Process number of the server that runs in the directory's place."""
    return int((placed(directory).data / "postmaster.pid").read_text().split()[0])


def kill_with_children(pid: int) -> None:
    """kill -9 of a process and all it started, as an overloaded machine might do it."""
    victims = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    for victim in victims:
        with contextlib.suppress(psutil.NoSuchProcess):
            victim.send_signal(signal.SIGKILL)


def until(holds: Callable[[], bool], seconds: float = 120) -> None:
    """Wait until it holds; fails if it does not come to."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come to hold in time"
        time.sleep(0.05)


def gone(pid: int) -> bool:
    """Whether the process has ended, reaped or not."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@contextlib.contextmanager
def serving(directory: Path, **options: bool) -> Iterator[client.Embedded]:
    """A server of the directory for the block."""
    embedded = client.launch(directory, **options)
    try:
        yield embedded
    finally:
        embedded.stop()


def supervise(directory: Path, before: str = "", **environment: str) -> subprocess.Popen[str]:
    """The supervisor as a program, after the given Python lines: a limit, another user ..."""
    program = (
        "import os, pwd, resource, sys\n"
        "from ops.postgres import supervisor\n"
        f"{before}\n"
        f"sys.exit(supervisor.main([{str(directory)!r}, '--lifeline']))\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, env={**os.environ, **environment},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def outcome(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Kind and text of the line by which the supervisor says how its start went; then it ends."""
    try:
        for line in process.stdout or ():
            kind, _, text = line.strip().partition(" ")
            if kind in ("ready", "trouble"):
                return kind, text
        return "nothing", ""
    finally:
        process.communicate()
