"""`make bench NAME=import`: 100,000 rows into an empty catalogue, again unchanged, again changed.

Each import is the command as operators run it, in a process of its own whose memory is watched:
what it and its helpers hold, pages that they share counted once. CPU is theirs, without the
database's.
Prints one JSON line; progress goes to standard error.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil

from bench.import_rows import write
from ops import scratch, site
from ops.tree import ROOT

ROWS = 100_000
CHANGED_EVERY = 100
LOOK_SECONDS = 0.2
MEGABYTE = 1024 * 1024
LEAST_PER_SECOND, MOST_MEMORY_MB = 2000, 200


def main(rows: int = ROWS) -> int:
    """Measure and print the line; 0 if every bar is cleared."""
    with tempfile.TemporaryDirectory() as folder, scratch.database() as url:
        environment = site.environment(url)
        _manage(environment, "migrate", "--no-input", "--verbosity", "0")
        _manage(environment, "load_city")
        same, other = Path(folder) / "same.json", Path(folder) / "other.json"
        write(same, rows)
        write(other, rows, CHANGED_EVERY)
        figures: dict[str, float] = {"rows": rows, "file_mb": round(same.stat().st_size / MEGABYTE)}
        figures["load_average"] = round(os.getloadavg()[0], 2)
        for name, file in (("first", same), ("unchanged", same), ("changed", other)):
            seconds, cpu, memory, told = _import(environment, file)
            print(told, file=sys.stderr)
            figures[f"{name}_cpu_seconds"] = round(cpu, 1)
            figures[f"{name}_rows_per_second"] = round(rows / seconds)
            figures[f"{name}_memory_mb"] = round(memory / MEGABYTE)
    memory_mb = max(value for name, value in figures.items() if name.endswith("memory_mb"))
    bars = {
        "first_rows_per_second_at_least": LEAST_PER_SECOND,
        "memory_mb_at_most": MOST_MEMORY_MB,
    }
    ok = figures["first_rows_per_second"] >= LEAST_PER_SECOND and memory_mb <= MOST_MEMORY_MB
    print(json.dumps({"bench": "import", "figures": figures, "bars": bars, "ok": ok}))
    return 0 if ok else 1


def _manage(environment: dict[str, str], *words: str) -> None:
    command = [sys.executable, "manage.py", *words]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def _import(environment: dict[str, str], file: Path) -> tuple[float, float, int, str]:
    """Seconds by the clock and of CPU, the most memory that was held, and the report."""
    command = [sys.executable, "manage.py", "import_catalogue", "reservations", "--file", str(file)]
    begun, before = time.perf_counter(), os.times()
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    watched, most = psutil.Process(process.pid), 0
    while process.poll() is None:
        most = max(most, _held(watched))
        time.sleep(LOOK_SECONDS)
    seconds, after = time.perf_counter() - begun, os.times()
    told, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"the import ended with {process.returncode}: {told}")
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return seconds, cpu, most, told.strip()


def _held(process: psutil.Process) -> int:
    """Bytes that the process and its helpers hold now, 0 once it has ended."""
    held = 0
    with suppress(psutil.NoSuchProcess, OSError):
        for one in (process, *process.children()):
            for line in Path(f"/proc/{one.pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    held += int(line.split()[1]) * 1024
    return held


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
