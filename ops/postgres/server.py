"""One server process: clear what a dead one left, start, wait until it is ready, stop."""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

from ops import spawn
from ops.postgres import cluster
from ops.postgres.place import MARKER, PORT, Place
from ops.postgres.programs import CLEAN, Programs
from ops.wakeful import Wakeful

LOG_LIMIT = 5 * 2**20
STOP_SECONDS = 60
NOTES = 8
"""So many lines a server writes into `postmaster.pid`; the last says how far it is."""
STILL_IN_USE = "shared memory block"
"""Part of the refusal to start while processes of a killed server have not ended yet."""

SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "cluster_name": MARKER,
    "timezone": "UTC",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "jit": "off",
    "commit_delay": "700",
    "commit_siblings": "16",
    "update_process_title": "off",
    "logging_collector": "off",
}
"""In a crowd, commits go to the disk together: decision 24."""
CARELESS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "max_connections": "100",
}
"""For throwaway servers only: quick, and gone after a loss of power."""


class Server:
    """The server of a place whose lock the caller holds; nobody else starts or stops it."""

    def __init__(self, place: Place, programs: Programs) -> None:
        self.place, self.programs = place, programs
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self, wakeful: Wakeful) -> bool:
        """Start and wait until it answers, as long as recovery takes; False if told to stop.

        Raises Trouble with the reason when the server gives up by itself.
        """
        _end_former(self.place)
        patience = time.monotonic() + 30
        while True:
            written = self._launch()
            while self.alive and not self._ready():
                if wakeful.stopping:
                    self.stop()
                    return False
                wakeful.wait(0.03)
            if self.alive:
                return True
            text = self._log_from(written)
            if STILL_IN_USE not in text or time.monotonic() > patience:
                raise cluster.failure(self.place, text)
            wakeful.wait(0.2)

    def stop(self) -> None:
        """Stop without waiting for clients; nothing acknowledged is lost."""
        if self.process is None:
            return
        for sign, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 10)):
            if self.process.poll() is None:
                self.process.send_signal(sign)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self.process.wait(seconds)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def _launch(self) -> int:
        """Start the process; return how long the log was before."""
        log = self.place.log
        if log.exists() and log.stat().st_size > LOG_LIMIT:
            log.replace(log.with_suffix(".log.1"))
        settings = SETTINGS | (CARELESS if self.place.throwaway.exists() else {})
        options = [word for pair in settings.items() for word in ("-c", "=".join(pair))]
        with log.open("ab") as sink:
            written = sink.tell()
            self.process = spawn.start(
                [self.programs.folder / "postgres", "-D", self.place.data,
                 "-k", self.place.sockets, *options],
                dies_by=signal.SIGINT, identity=self.place.account.identity,
                env=CLEAN, stdout=sink, stderr=sink,
            )  # fmt: skip
        return written

    def _ready(self) -> bool:
        """Whether it takes connections, which it notes beside its number, as `pg_ctl` reads too: to
        ask it took a process here and one there, thirty times a second while it recovers.
        """
        try:
            noted = (self.place.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        ours = self.process is not None and noted[:1] == [str(self.process.pid)]
        return ours and len(noted) == NOTES and noted[-1].strip() == "ready"

    def _log_from(self, start: int) -> str:
        with self.place.log.open("rb") as log:
            log.seek(start)
            return log.read().decode(errors="replace")


def _end_former(place: Place) -> None:
    """Stop a server whose owner was killed, then remove what dead ones left behind.

    A process number alone proves nothing: it may belong to somebody else by now.
    """
    pid_file = place.data / "postmaster.pid"
    with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
        pid = int(pid_file.read_text().splitlines()[0])
        for sign, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 10)):
            until = time.monotonic() + seconds
            if _is_server(pid, place):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, sign)
            while _is_server(pid, place) and time.monotonic() < until:
                time.sleep(0.05)
        if _is_server(pid, place):
            return
    pid_file.unlink(missing_ok=True)
    for left in place.sockets.glob(".s.PGSQL.*"):
        left.unlink(missing_ok=True)


def _is_server(pid: int, place: Place) -> bool:
    """Whether the process is a living server on this data directory, not a zombie or stranger."""
    here = Path(f"/proc/{pid}")
    if not Path("/proc/self").exists():
        told = subprocess.run(
            ["ps", "-o", "command=", "-p", str(pid)], check=False, capture_output=True, text=True
        )
        return "postgres" in told.stdout and str(place.data) in told.stdout
    try:
        words = (here / "cmdline").read_bytes().split(b"\0")
        state = (here / "stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z" and words[0].endswith(b"postgres") and os.fsencode(place.data) in words
