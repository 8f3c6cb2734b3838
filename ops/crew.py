"""The processes of a running site: kept alive, heard, and stopped together."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass

from ops.wakeful import Wakeful

SETTLED_SECONDS = 5
LONGEST_PAUSE = 30


@dataclass
class Member:
    """One process that has to run: `begin` starts it, with its output piped to us."""

    name: str
    begin: Callable[[], subprocess.Popen[bytes]]
    patience: float
    """Seconds it may take to finish what it is doing when asked to stop."""
    process: subprocess.Popen[bytes] | None = None
    begun: float = 0.0
    pause: float = 0.0
    due: float = 0.0
    rest: bytes = b""

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None


class Crew:
    """Members in the order they were added; stopped in the opposite order."""

    def __init__(self, wakeful: Wakeful, say: Callable[[str, str], None]) -> None:
        self.wakeful, self.say = wakeful, say
        self.members: list[Member] = []

    def add(self, member: Member) -> None:
        """Take in a member, starting it unless it already runs."""
        self.members.append(member)
        if member.process is None:
            member.process = member.begin()
        self._hear(member)

    def tend(self, longest: float | None = None) -> None:
        """Wait for something to happen, at most that long; pass on output, start what died."""
        due = [max(0.0, member.due - time.monotonic()) for member in self.members if member.due]
        waits = due if longest is None else [*due, longest]
        for stream in self.wakeful.wait(min(waits, default=None)):
            for member in self.members:
                if member.process and member.process.stdout is stream:
                    self._relay(member)
        for member in self.members:
            if not member.alive and not self.wakeful.stopping:
                self._revive(member)

    def stop(self) -> None:
        """Ask each member to end, the last added first; a second Ctrl-C stops the asking."""
        for member in reversed(self.members):
            if member.process is None:
                continue
            member.due = 0.0
            self._end(member, member.process)

    def _hear(self, member: Member) -> None:
        member.begun, member.due = time.monotonic(), 0.0
        if member.process and member.process.stdout:
            os.set_blocking(member.process.stdout.fileno(), False)
            self.wakeful.watch(member.process.stdout)

    def _relay(self, member: Member) -> None:
        """Pass on whole lines; the last unfinished one waits for its end."""
        stream = member.process.stdout if member.process else None
        if stream is None or stream.closed:
            return
        chunk = stream.read()
        if chunk == b"":
            self.wakeful.forget(stream)
            chunk = b"\n" if member.rest else b""
        *lines, member.rest = (member.rest + (chunk or b"")).split(b"\n")
        for line in lines:
            self.say(member.name, line.decode(errors="replace"))

    def _revive(self, member: Member) -> None:
        """Start a dead member again: at once if it had run well, else after ever longer pauses."""
        now = time.monotonic()
        if not member.due:
            settled = now - member.begun > SETTLED_SECONDS
            member.pause = 0.0 if settled else min(LONGEST_PAUSE, member.pause * 2 + 0.5)
            member.due = now + member.pause
            if member.process:
                self._clear(member, member.process)
        if now >= member.due:
            member.process = member.begin()
            self._hear(member)

    def _clear(self, member: Member, dead: subprocess.Popen[bytes]) -> None:
        """Read its last words, end what it had started itself, and tell."""
        _signal_group(dead.pid, signal.SIGKILL)
        self._relay(member)
        if dead.stdout:
            self.wakeful.forget(dead.stdout)
            dead.stdout.close()
        how = f"by signal {-dead.returncode}" if dead.returncode < 0 else f"with {dead.returncode}"
        when = f"in {member.pause:.0f} s" if member.pause else "now"
        self.say("naru", f"The {member.name} process ended {how}; starting it again {when}.")

    def _end(self, member: Member, process: subprocess.Popen[bytes]) -> None:
        if process.stdin:
            process.stdin.close()
        if process.poll() is None:
            process.terminate()
        asked, until = self.wakeful.stops, time.monotonic() + member.patience
        while process.poll() is None and time.monotonic() < until and self.wakeful.stops == asked:
            self.wakeful.wait(0.2)
            self._relay(member)
        _signal_group(process.pid, signal.SIGKILL)
        process.wait()
        self._relay(member)


def _signal_group(leader: int, sign: signal.Signals) -> None:
    """Reach whatever the process left in its session, if anything."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, sign)
