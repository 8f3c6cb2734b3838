"""A real server on a free port with its own database, city pack and demo people.

The first worker that asks prepares database and static files through `ops.prepare`, as
`make run` does; every worker then starts its own server on its own copy.
"""

import json
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from ops import site as processes
from ops.tree import ROOT
from tests.browser.beside import Beside
from tests.databases import (
    RUN,
    SHARED,
    address_of,
    administrator,
    copy,
    drop,
    locked,
    migrated,
    python,
)

SETTINGS = "tests.browser.settings"
TEMPLATE, PLAIN = f"site_{RUN}", f"plain_{RUN}"
"""The database with what the tests look for in it, and as `make run` leaves it."""
FURNISH = """
from naru.config.loading import set_up; set_up()
from tests.browser import furnish
print(furnish.furnish())
"""
PATIENCE_S = 120


@dataclass(frozen=True)
class Site:
    """A running site. `var` holds its log, mail and static files; `words` fill addresses; `beside`
    does what other processes would.
    """

    url: str
    database_url: str
    var: Path
    words: dict[str, str]
    beside: Beside

    def mails(self) -> list[str]:
        """Every mail sent so far, oldest first."""
        files = sorted((self.var / "mail").glob("*"), key=lambda file: file.stat().st_mtime_ns)
        return [file.read_text(encoding="utf-8") for file in files]


@contextmanager
def running(own: Path, *, template: str = TEMPLATE) -> Iterator[Site]:
    """The site of one worker, with its files in the directory `own`."""
    with locked("site"):
        prepare_once()
        database = f"{template}_{secrets.token_hex(3)}"
        with administrator() as connection:
            copy(connection, template, database)
    try:
        with served(address_of(database), own) as site:
            yield site
    finally:
        drop(database)


def prepare_once() -> None:
    """Make the run's database and static files, unless another worker has."""
    done_before = SHARED / "prepared"
    if done_before.exists():
        return
    with administrator() as connection:
        copy(connection, migrated(), TEMPLATE)
    own = environment(address_of(TEMPLATE), SHARED)
    python("-m", "ops.prepare", environment=own)
    with administrator() as connection:
        copy(connection, TEMPLATE, PLAIN)
    (SHARED / "words.json").write_text(python("-c", FURNISH, environment=own))
    done_before.touch()


@contextmanager
def served(database_url: str, own: Path) -> Iterator[Site]:
    """A server process, ended with the block."""
    port = free_port()
    (own / "mail").mkdir(parents=True, exist_ok=True)
    for shared in ("static", "cards"):
        (own / shared).symlink_to(SHARED / shared)
    log = (own / "server.log").open("w")
    process = subprocess.Popen(
        processes.command(port),
        env=environment(database_url, own),
        cwd=ROOT,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    url = f"http://127.0.0.1:{port}"
    beside = Beside(environment(database_url, own), own)
    try:
        wait_for(url, process, own / "server.log")
        words = json.loads((SHARED / "words.json").read_text())
        yield Site(url, database_url, own, words, beside)
    finally:
        beside.end()
        process.terminate()
        process.wait(timeout=20)
        log.close()


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return once the front door opens; an end of the process is told with its log."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        assert process.poll() is None, f"The server ended:\n{log.read_text()}"
        try:
            answer = httpx.get(url, timeout=30)
        except httpx.TransportError:
            time.sleep(0.1)
            continue
        assert answer.status_code == 200, f"{answer.status_code}:\n{log.read_text()}"
        return
    raise AssertionError(f"No answer after {PATIENCE_S} s:\n{log.read_text()}")


def environment(database_url: str, var: Path) -> dict[str, str]:
    return processes.environment(
        database_url, DJANGO_SETTINGS_MODULE=SETTINGS, NARU_VAR=str(var), NARU_CITY="seoul"
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
