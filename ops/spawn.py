"""Start a child that never outlives us, not even when we are killed outright."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

PR_SET_PDEATHSIG = 1
Stream = int | IO[Any] | None


def start(
    command: Sequence[str | Path],
    *,
    dies_by: signal.Signals = signal.SIGTERM,
    identity: Mapping[str, Any] | None = None,
    env: Mapping[str, str] | None = None,
    cwd: str | Path = "/",
    stdin: Stream = subprocess.DEVNULL,
    stdout: Stream = None,
    stderr: Stream = None,
) -> subprocess.Popen[bytes]:
    """Run the command in a session of its own, so that Ctrl-C reaches only us.

    When we die, the system sends it `dies_by` (Linux; elsewhere the next start cleans up).
    `identity` holds `user`, `group` and `extra_groups` to drop to. Call it from the main
    thread: the system ties a child to the thread that made it.
    """
    return subprocess.Popen(
        [str(part) for part in command],
        preexec_fn=_bound_to_parent(dies_by),  # noqa: PLW1509 - one thread, one system call
        start_new_session=True,
        env=env,
        cwd=cwd,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        **(identity or {}),
    )


def bind_to(parent: int, dies_by: signal.Signals = signal.SIGTERM) -> None:
    """Ask the system to send us the signal when our parent ends; at once if it has already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(dies_by))
        if os.getppid() != parent:
            os.kill(os.getpid(), dies_by)


def _bound_to_parent(dies_by: signal.Signals) -> Callable[[], None] | None:
    """What the child does between fork and exec, after it has dropped its privileges.

    Dropping clears the death signal, hence the order; the library is loaded here, because
    the child may no longer be able to read it.
    """
    if sys.platform != "linux":
        return None
    system = ctypes.CDLL(None)
    parent = os.getpid()

    def bind() -> None:
        system.prctl(PR_SET_PDEATHSIG, int(dies_by))
        if os.getppid() != parent:
            os._exit(1)

    return bind
