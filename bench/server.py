"""`make bench NAME=server`: which web server carries our pages best, and survives rough visitors.

The candidates serve the same page of the site, in turns, each with two processes of four threads
(or two event loops). Those we do not ship are installed beside the packages for this run only.
The bar is processor time a page, which other work on the machine does not change much; pages a
second are what the machine had left. Prints one JSON line; progress goes to standard error.
"""

import contextlib
import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.load import press
from ops import external, site, spawn
from ops.postgres import client
from ops.tree import ROOT, VAR

PATH = "/programmes/"
ROUNDS, SECONDS, CROWD, SLOW_VISITORS, LONGEST_START = 4, 4.0, 16, 64, 30
OTHERS = ["gunicorn==27.0.1", "uvicorn==0.54.0", "h11==0.16.0", "httptools==0.9.0",
          "uvloop==0.23.0", "packaging==26.3", "click==8.5.1"]  # fmt: skip
SHIPPED = "granian"
CANDIDATES = {
    "granian": ["ops.serve", "--port", "{port}", "--processes", "2", "--threads", "4"],
    "gunicorn": ["gunicorn", "--worker-class", "gthread", "--workers", "2", "--threads", "4",
                 "--log-level", "error", "--bind", "127.0.0.1:{port}",
                 "naru.config.wsgi:application"],
    "uvicorn": ["uvicorn", "--workers", "2", "--log-level", "error", "--no-access-log",
                "--host", "127.0.0.1", "--port", "{port}", "bench.asgi:application"],
}  # fmt: skip


@dataclass
class Round:
    """One run of one candidate."""

    started_s: float
    cpu_ms: float
    per_second: float
    p50_ms: float
    p99_ms: float
    alone_ms: float
    beside_slow_ms: float
    memory_mb: float
    failures: int
    left_after_kill: int


def main() -> int:
    """Measure every candidate in turns and print the line; 0 if what we ship clears its bars."""
    database = client.launch(VAR / f"bench-{os.getpid()}", throwaway=True)
    with tempfile.TemporaryDirectory() as extra:
        try:
            env = _environment(database.url, extra)
            external.ensure(database.url)
            subprocess.run(
                [sys.executable, "-m", "ops.prepare"], env=env | {"NARU_PROCESS": "command"},
                cwd=ROOT, check=True, stdout=sys.stderr,
            )  # fmt: skip
            rounds: dict[str, list[Round]] = {name: [] for name in CANDIDATES}
            for turn in range(ROUNDS):
                for name, words in sorted(CANDIDATES.items(), reverse=bool(turn % 2)):
                    rounds[name].append(_round(words, env))
                    print(turn, name, rounds[name][-1], file=sys.stderr)
        finally:
            database.stop()
    return _report({name: _medians(several) for name, several in rounds.items()})


def _report(figures: dict[str, dict[str, float]]) -> int:
    ours = figures[SHIPPED]
    best = min(each["cpu_ms"] for each in figures.values())
    bars = {
        "cpu_to_best_at_most": 1.25,
        "beside_slow_ms_at_most": 1000,
        "failures_at_most": 0,
        "left_after_kill_at_most": 0,
    }
    ok = (
        ours["cpu_ms"] / best <= bars["cpu_to_best_at_most"]
        and ours["beside_slow_ms"] <= bars["beside_slow_ms_at_most"]
        and ours["failures"] <= bars["failures_at_most"]
        and ours["left_after_kill"] <= bars["left_after_kill_at_most"]
    )
    print(json.dumps({"bench": "server", "figures": figures, "bars": bars, "ok": ok}))
    return 0 if ok else 1


def _environment(url: str, extra: str) -> dict[str, str]:
    """The settings of `make run`, with the packages of the other candidates to be found."""
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", extra, *OTHERS],
        check=True, stdout=sys.stderr,
    )  # fmt: skip
    return site.environment(url, NARU_PROCESS="web", PYTHONPATH=os.pathsep.join([str(ROOT), extra]))


def _round(words: list[str], env: dict[str, str]) -> Round:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", *(word.format(port=port) for word in words)]
    begun = time.monotonic()
    server = spawn.start(command, env=env, cwd=ROOT)
    try:
        while not _page(port, 60):
            if time.monotonic() - begun > LONGEST_START:
                raise SystemExit(f"{words[0]} gives no page at {PATH}")
            time.sleep(0.02)
        started = time.monotonic() - begun
        press(port, PATH, connections=CROWD, seconds=1)
        alone = press(port, PATH, connections=1, seconds=SECONDS / 2)
        before = _cpu_seconds(server.pid)
        crowd = press(port, PATH, connections=CROWD, seconds=SECONDS)
        spent = _cpu_seconds(server.pid) - before
        memory = sum(_memory(pid) for pid in _session(server.pid))
        with _slow_visitors(port):
            asked = time.monotonic()
            _page(port, 15)
            beside = time.monotonic() - asked
    finally:
        server.kill()
        server.wait()
        time.sleep(2)
        left = _session(server.pid)
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
    return Round(
        started_s=started,
        cpu_ms=spent / max(1, crowd.asked) * 1000,
        per_second=crowd.per_second,
        p50_ms=crowd.percentile(0.5),
        p99_ms=crowd.percentile(0.99),
        alone_ms=alone.percentile(0.5),
        beside_slow_ms=beside * 1000,
        memory_mb=memory,
        failures=crowd.failures + alone.failures,
        left_after_kill=len(left),
    )


def _medians(rounds: list[Round]) -> dict[str, float]:
    return {
        name: round(statistics.median(getattr(each, name) for each in rounds), 2)
        for name in Round.__dataclass_fields__
    }


def _page(port: int, seconds: float) -> bool:
    """Whether a good answer comes in that time."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    try:
        asking.request("GET", PATH, headers={"Host": f"localhost:{port}"})
        return asking.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()


@contextlib.contextmanager
def _slow_visitors(port: int) -> Iterator[None]:
    """Visitors on bad lines, whose questions are only half sent yet."""
    with contextlib.ExitStack() as open_lines:
        for _ in range(SLOW_VISITORS):
            line = open_lines.enter_context(socket.create_connection(("127.0.0.1", port)))
            line.sendall(f"GET {PATH} HTTP/1.1\r\nHost: localhost:{port}\r\nX-".encode())
        time.sleep(0.5)
        yield


def _session(leader: int) -> list[int]:
    """The server's processes: spawn gives each server a session of its own."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[3]) == leader and fields[0] != "Z":
                found.append(int(stat.parent.name))
    return found


def _cpu_seconds(leader: int) -> float:
    """Processor time of the server's processes so far."""
    fields = [
        Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in _session(leader)
    ]
    return sum(int(each[11]) + int(each[12]) for each in fields) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> float:
    """Its proportional share of memory, in MB."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    line = next(line for line in text.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
