"""Keep one server running: own the place, start, start again whenever it dies, stop at the end.

It talks in lines on standard output, one word first: `note` and `trouble` carry a sentence for
people, `ready` the address. It ends by SIGTERM, SIGINT, or when its lifeline closes.
"""

import contextlib
import sys
import time
from pathlib import Path
from typing import IO

from ops.postgres import account, cluster, place, programs
from ops.postgres.place import Place
from ops.postgres.server import Server
from ops.trouble import Trouble, is_disk_full
from ops.wakeful import Wakeful

SETTLED_SECONDS = 5
LONGEST_PAUSE = 30


def serve(wanted: Path, *, throwaway: bool, lifeline: IO[bytes] | None) -> int:
    """Run the server of the wanted directory until told to stop; the exit code."""
    with Wakeful() as wakeful:
        if lifeline is not None:
            wakeful.watch(lifeline)
        try:
            chosen = place.choose(wanted, account.choose())
            _run(chosen, wanted, throwaway=throwaway, wakeful=wakeful)
        except Trouble as trouble:
            say("trouble", str(trouble))
            return 1
    return 0


def say(kind: str, text: str) -> None:
    """Tell whoever listens; one that is gone does not matter."""
    with contextlib.suppress(BrokenPipeError):
        print(kind, text, flush=True)


def _run(chosen: Place, wanted: Path, *, throwaway: bool, wakeful: Wakeful) -> None:
    try:
        chosen.make()
        if chosen.root != wanted:
            say(
                "note",
                f"The account '{chosen.account.name}' cannot reach {wanted}, "
                f"so the database lies in {chosen.root}.",
            )
        with place.owned(chosen):
            try:
                if throwaway:
                    place.sweep(chosen)
                    chosen.throwaway.touch()
                _keep(chosen, wanted, wakeful)
            finally:
                if throwaway:
                    chosen.remove()
    except OSError as error:
        if is_disk_full(error):
            raise cluster.disk_full(chosen) from error
        raise Trouble(
            f"The database directory {chosen.root} cannot be used: {error.strerror} "
            f"({error.filename}). Make it writable for this user, or name another in NARU_VAR."
        ) from error


def _keep(chosen: Place, wanted: Path, wakeful: Wakeful) -> None:
    tools = programs.find(chosen)
    cluster.prepare(chosen, tools)
    server = Server(chosen, tools)
    try:
        if not server.start(wakeful):
            return
        if not chosen.throwaway.exists():
            wanted.mkdir(parents=True, exist_ok=True)
            (wanted / "url").write_text(chosen.url("naru"))
        say("ready", chosen.url("naru"))
        _watch(server, wakeful)
    finally:
        server.stop()


def _watch(server: Server, wakeful: Wakeful) -> None:
    """Wait for the end; meanwhile start a server that died, ever more slowly if it keeps dying."""
    started, pause = time.monotonic(), 0.0
    while not wakeful.stopping:
        wakeful.stops += len(wakeful.wait(None if server.alive else 0))
        if server.alive or wakeful.stopping:
            continue
        settled = time.monotonic() - started > SETTLED_SECONDS
        pause = 0.0 if settled else min(LONGEST_PAUSE, pause * 2 + 0.25)
        say("note", "PostgreSQL stopped by itself or was killed; starting it again.")
        wakeful.wait(pause)
        started = time.monotonic()
        try:
            server.start(wakeful)
        except Trouble as trouble:
            say("trouble", str(trouble))
        else:
            say("note", f"PostgreSQL is back after {time.monotonic() - started:.1f} s.")


def main(arguments: list[str]) -> int:
    """`python -m ops.postgres DIRECTORY [--throwaway] [--lifeline]`."""
    directory = Path(arguments[0]).resolve()
    lifeline = sys.stdin.buffer if "--lifeline" in arguments else None
    return serve(directory, throwaway="--throwaway" in arguments, lifeline=lifeline)
