"""`make run`: database, tables, city, demo people, then web server and worker until Ctrl-C."""

import argparse
import contextlib
import fcntl
import http.client
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from ops import external, port, site, spawn, tools
from ops.crew import Crew, Member
from ops.postgres import client
from ops.progress import step, terminal
from ops.tree import DATABASE, LOGINS, ROOT, VAR
from ops.trouble import Trouble, is_disk_full
from ops.wakeful import Wakeful

FIRST_ANSWER_SECONDS = 60
WEB_PATIENCE, WORKER_PATIENCE, SETTLER_PATIENCE, DATABASE_PATIENCE = 10, 30, 10, 90
WORKER = ["procrastinate", "worker", "--concurrency", "4", "--shutdown-graceful-timeout", "20"]


def run(arguments: list[str]) -> int:
    """Bring the site up and keep it up; the exit code once it has stopped."""
    parser = argparse.ArgumentParser(prog="python -m ops up")
    parser.add_argument("--port", default=os.environ.get("PORT") or "8000")
    wanted = parser.parse_args(arguments).port
    begun = time.monotonic()
    try:
        VAR.mkdir(parents=True, exist_ok=True)
        with _only_run(wanted) as chosen, Wakeful() as wakeful:
            crew = Crew(wakeful, say)
            try:
                _raise_site(crew, chosen)
                if not wakeful.stopping:
                    _welcome(chosen, time.monotonic() - begun)
                while not wakeful.stopping:
                    crew.tend()
            finally:
                _stop(crew)
    except OSError as error:
        if not is_disk_full(error):
            raise
        raise Trouble(
            f"The disk is full: there was no room to write {error.filename or VAR}. "
            "Free some space and start again."
        ) from error
    return 0


def say(name: str, line: str) -> None:
    """Show one line of a process, with its name in front."""
    if name == "database":
        kind, _, line = line.partition(" ")
        if kind == "ready":
            return
    if line.startswith("mail "):
        name, _, line = line.partition(" ")
    terminal.line(f"{name:>8} | {line}")


@contextlib.contextmanager
def _only_run(wanted: str) -> Iterator[int]:
    """Hold this working tree for one `make run`; yields the port to serve."""
    with (VAR / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            pid, _, address = lock.read().strip().partition(" ")
            raise Trouble(
                f"Naru already runs from this directory, at {address or 'an address to come'}: "
                f"use that, or stop it first (Ctrl-C where it runs, or kill {pid or 'it'})."
            ) from None
        chosen = port.claim(wanted)
        lock.truncate(0)
        lock.write(f"{os.getpid()} {_address(chosen)}\n")
        lock.flush()
        yield chosen


def _raise_site(crew: Crew, chosen: int) -> None:
    """Every step from nothing to a page; returns early if told to stop meanwhile."""
    print("Naru is starting.", flush=True)
    tools.ensure_font()
    url = _database(crew)
    here = {"SITE_URL": os.environ.get("SITE_URL") or _address(chosen).rstrip("/")}
    env = site.environment(url, **here)
    if crew.wakeful.stopping or not _prepared(crew, env):
        return
    with step("Web server and worker"):
        web = site.environment(url, NARU_PROCESS="web", **here)
        crew.add(Member("worker", lambda: _python(env, "manage.py", *WORKER), WORKER_PATIENCE))
        settler = ["manage.py", "settle_claims"]
        crew.add(Member("settler", lambda: _python(env, *settler), SETTLER_PATIENCE))
        crew.add(Member("web", lambda: _piped(web, site.command(chosen)), WEB_PATIENCE))
        _await_page(crew, chosen)


def _database(crew: Crew) -> str:
    """Address of a database that answers: the one named outside, or our own, now running."""
    url = os.environ.get("DATABASE_URL", "")
    with step("Database") as told:
        if not url:
            own = client.launch(DATABASE, say=terminal.line)
            crew.add(Member("database", _own_database, DATABASE_PATIENCE, process=own.process))
            url = own.url
        told.note(f"PostgreSQL {external.ensure(url)}")
    return url


def _own_database() -> subprocess.Popen[bytes]:
    return client.begin(DATABASE)


def _prepared(crew: Crew, env: dict[str, str]) -> bool:
    """Run the preparing steps while the database is looked after; False if told to stop.

    What they complain of is kept for the end, so that it is the last thing on the screen.
    """
    with tempfile.TemporaryFile() as complaints:
        command = [sys.executable, "-m", "ops.prepare"]
        steps = spawn.start(command, env=env, cwd=ROOT, stderr=complaints)
        while steps.poll() is None and not crew.wakeful.stopping:
            crew.tend(0.2)
        if steps.poll() is None:
            steps.send_signal(signal.SIGINT)
            steps.wait()
            return False
        if steps.returncode:
            complaints.seek(0)
            raise Trouble(complaints.read().decode(errors="replace").strip())
    return True


def _await_page(crew: Crew, chosen: int) -> None:
    """Wait for the first page: whoever reads "ready" should not meet a closed door."""
    until = time.monotonic() + FIRST_ANSWER_SECONDS
    while not crew.wakeful.stopping:
        with contextlib.suppress(OSError, http.client.HTTPException):
            asking = http.client.HTTPConnection(port.HOST, chosen, timeout=10)
            asking.request("GET", "/", headers={"Host": f"localhost:{chosen}"})
            if asking.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR:
                return
        if time.monotonic() > until:
            raise Trouble(
                f"The web server gave no page within {FIRST_ANSWER_SECONDS} s; its own words are "
                "above. Start again; if it stays so, report those words."
            )
        crew.tend(0.05)


def _welcome(chosen: int, seconds: float) -> None:
    print(f"\nNaru is ready after {seconds:.0f} s:  {_address(chosen)}\n")
    with contextlib.suppress(FileNotFoundError):
        print(f"Log in as (e-mail, password, role; also in {LOGINS}):\n")
        print(f"{LOGINS.read_text().rstrip()}\n")
    print("Stop with Ctrl-C. Mail that would be sent appears below;", end=" ")
    print("on a first start that is some thirty letters to demo people.\n", flush=True)


def _stop(crew: Crew) -> None:
    if crew.members:
        print("Stopping ...", flush=True)
        crew.stop()
        print("Stopped.", flush=True)


def _address(chosen: int) -> str:
    return f"http://localhost:{chosen}/"


def _python(env: dict[str, str], *words: str) -> subprocess.Popen[bytes]:
    return _piped(env, [sys.executable, *words])


def _piped(env: dict[str, str], command: list[str]) -> subprocess.Popen[bytes]:
    return spawn.start(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
