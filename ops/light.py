"""Where tests put their servers: in memory where there is plenty of it, else on the disk.

A database is more than a thousand files, and tests make and drop dozens. After many files were
deleted, ext4 looks long for the number of each new one: it passes over those deleted in the last
minute. Then a copy of a database took a second of processor time, four fifths of it looking.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from ops.tree import VAR

MEMORY = Path("/dev/shm")  # noqa: S108 - a system's memory as files, and the names are ours alone
ROOM = 4 * 2**30
"""What there has to be in it: twice what a run of all tests takes."""
SPARE = 8 * 2**30
"""Memory that has to be free: besides these files, the tests' browsers and workers need some."""
KNOWN = Path("/proc/meminfo")
LIMIT = Path("/sys/fs/cgroup/memory.max")


def folder(otherwise: Path = VAR, *, memory: Path = MEMORY, room: int = ROOM) -> Path:
    """The folder to put a directory of one's own into."""
    if not os.access(memory, os.W_OK | os.X_OK):
        return otherwise
    roomy = shutil.disk_usage(memory).free >= room and free_memory() >= SPARE
    return memory if roomy and _runs_programs(memory) else otherwise


def _runs_programs(memory: Path) -> bool:
    """Containers often forbid it there, and some tests write programs and run them."""
    return not os.statvfs(memory).f_flag & os.ST_NOEXEC


def free_memory() -> int:
    """Bytes of memory that may be taken; none where the system does not tell."""
    with suppress(OSError, ValueError, StopIteration):
        lines = KNOWN.read_text().splitlines()
        found = next(line for line in lines if line.startswith("MemAvailable:"))
        free = int(found.split()[1]) * 1024
        with suppress(OSError, ValueError):
            free = min(free, int(LIMIT.read_text()))
        return free
    return 0
