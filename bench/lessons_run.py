"""The measuring half of `bench.lessons`, imported once Django is set up."""

import asyncio
import http.client
import json
import os
import random
import signal
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import psutil
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from bench import lessons_made as made
from bench.lessons import Size
from bench.rush import free_port, wait_for
from ops import site, spawn
from ops.postgres.client import Embedded
from ops.tree import ROOT, VAR

EVERY_S, AGAIN_S, LONGEST_S = 30.0, 5.0, 30.0
"""As `ui/learning.js` does it; `LONGEST_S` after the end nobody tries any more."""
CLOCK = timedelta(seconds=1)
"""How much less than sent time counts may be: both clocks are one, but are read at two moments."""


def measure(server: Embedded, size: Size) -> dict[str, float]:
    """Fill the database and learn; processor time in percent of one core, milliseconds by name."""
    _fill(size)
    figures: dict[str, float] = {
        "learners": size.learners,
        "enrolments": size.enrolments,
        "load_average": round(os.getloadavg()[0], 2),
    }
    database = psutil.Process(server.process.pid)
    with _web(server.url) as (port, web):
        _page(port, "/", "")
        people = made.sit_down(at=timezone.now())
        figures |= _learning(Beating(port, people, size.seconds), web, database)
        print(json.dumps(figures), file=sys.stderr)
        figures |= _pages(port, people[: size.pages], web, database)
        figures["load_average_after"] = round(os.getloadavg()[0], 2)
    connections.close_all()
    return figures


def _fill(size: Size) -> None:
    begun = time.perf_counter()
    call_command("migrate", "--no-input", verbosity=0)
    call_command("createcachetable")
    call_command("collectstatic", "--no-input", verbosity=0)
    tables = time.perf_counter()
    made.enrol(size.enrolments, learners=size.learners)
    written = time.perf_counter()
    print(
        f"tables made in {tables - begun:.0f} s, enrolments in {written - tables:.0f} s",
        file=sys.stderr,
    )


@contextmanager
def _web(url: str) -> Iterator[tuple[int, psutil.Process]]:
    """The web server as docs/operations.md starts it."""
    port = free_port()
    env = site.environment(url, NARU_PROCESS="web")
    log = (VAR / "bench-lessons.log").open("wb")
    print(f"the web server writes to {log.name}", file=sys.stderr)
    web = spawn.start(
        site.command(port, processes=2, threads=3), env=env, cwd=ROOT, stdout=log, stderr=log
    )
    try:
        wait_for(port)
        yield port, psutil.Process(web.pid)
    finally:
        web.terminate()
        web.wait()
        log.close()


class Beating:
    """The pages of all learners, each tried again until its sign of life is acknowledged.

    A sign that was not acknowledged is sent again with the next number, as the page does.
    """

    def __init__(self, port: int, people: Sequence[made.Learner], seconds: float) -> None:
        self.port, self.people, self.seconds = port, people, seconds
        self.begun = timezone.now()
        self.acknowledged: dict[int, tuple[int, float]] = {}
        self.took: list[float] = []
        self.again = self.unanswered = 0

    def run(self) -> None:
        """Until everybody has learnt for so long."""
        asyncio.run(self._all())

    def lost(self) -> int:
        """Learners of whose acknowledged signs the last is not kept."""
        kept = made.kept()
        return sum(kept[one][0] < number for one, (number, _at) in self.acknowledged.items())

    def short(self) -> int:
        """Learners for whom less time counts than from opening to their last acknowledged sign."""
        kept = made.kept()
        return sum(
            one.learning_id not in self.acknowledged
            or kept[one.learning_id][1] + CLOCK
            < timedelta(seconds=self.acknowledged[one.learning_id][1] - self.begun.timestamp())
            for one in self.people
        )

    async def _all(self) -> None:
        ends = time.monotonic() + self.seconds
        chance = random.Random(7)
        first = [time.monotonic() + chance.uniform(0, EVERY_S) for _ in self.people]
        async with asyncio.TaskGroup() as group:
            for one, due in zip(self.people, first, strict=True):
                group.create_task(self._one(one, due, ends))

    async def _one(self, one: made.Learner, due: float, ends: float) -> None:
        number, owes = 0, False
        while due < ends or (owes and due < ends + LONGEST_S):
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            number += 1
            sent, began = time.time(), time.monotonic()
            owes = not await self._sent(one.beat(self.port, number))
            if owes:
                self.again += 1
                due = time.monotonic() + AGAIN_S
            else:
                self.took.append(time.monotonic() - began)
                self.acknowledged[one.learning_id] = (number, sent)
                due = time.monotonic() + EVERY_S
        self.unanswered += owes

    async def _sent(self, request: bytes) -> bool:
        with suppress(OSError, asyncio.IncompleteReadError, TimeoutError):
            async with asyncio.timeout(20):
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                try:
                    writer.write(request)
                    head = await reader.readline()
                    return head.split(b" ")[1:2] == [b"200"]
                finally:
                    writer.close()
        return False


def _learning(beating: Beating, web: psutil.Process, database: psutil.Process) -> dict[str, float]:
    """They learn; after half of the time the database is stopped as a loss of power does it."""
    before_web, before_database = _spent(web), _spent(database)
    load = threading.Thread(target=beating.run)
    load.start()
    time.sleep(beating.seconds / 2)
    for one in database.children():
        one.send_signal(signal.SIGQUIT)
    load.join()
    of_web, of_database = _spent(web) - before_web, _spent(database) - before_database
    connections.close_all()
    return {
        "beats": len(beating.took),
        "beats_tried_again": beating.again,
        "beats_unanswered": beating.unanswered,
        "beats_lost": beating.lost(),
        "learners_short": beating.short(),
        "beat_p50_ms": round(1000 * statistics.median(beating.took), 1),
        "beat_p99_ms": round(1000 * sorted(beating.took)[int(len(beating.took) * 0.99)], 1),
        "beats_web_cpu_s": round(of_web, 1),
        "beats_database_cpu_s": round(of_database, 1),
        "beat_cpu_ms": round(1000 * (of_web + of_database) / len(beating.took), 2),
        "beats_core_percent": round(100 * (of_web + of_database) / beating.seconds, 1),
    }


def _spent(leader: psutil.Process) -> float:
    """Seconds of the processor by a process and all below it, those that have ended included."""
    spent = 0.0
    for one in (leader, *leader.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            spent += sum(one.cpu_times()[:4])
    return spent


def _pages(
    port: int, people: Sequence[made.Learner], web: psutil.Process, database: psutil.Process
) -> dict[str, float]:
    """The lesson's page, one learner after the other; the first tenth warms up."""
    worked = _worked(web, database)
    walls, own = [], []
    for one in people:
        before, began = worked(), time.perf_counter()
        _page(port, one.path, one.cookies)
        walls.append(time.perf_counter() - began)
        own.append(worked() - before)
    warm = len(people) // 10
    return _parts("page", walls[warm:]) | _parts("page_cpu", own[warm:])


def _page(port: int, path: str, cookies: str) -> None:
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    asking.request("GET", path, headers={"Host": f"localhost:{port}", "Cookie": cookies})
    answer = asking.getresponse()
    answer.read()
    asking.close()
    if answer.status != HTTPStatus.OK:
        raise SystemExit(f"{path} gives {answer.status}")


def _worked(*leaders: psutil.Process) -> Callable[[], float]:
    """Seconds of the processor so far, to the nanosecond, of all threads that run now."""

    def worked() -> float:
        total = 0
        for leader in leaders:
            for one in (leader, *leader.children(recursive=True)):
                for told in Path(f"/proc/{one.pid}/task").glob("*/schedstat"):
                    with suppress(OSError):
                        total += int(told.read_text("ascii").split()[0])
        return total / 1e9

    return worked


def _parts(name: str, taken: Sequence[float]) -> dict[str, float]:
    ordered = sorted(taken)
    return {
        f"{name}_p50_ms": round(1000 * ordered[len(ordered) // 2], 1),
        f"{name}_p95_ms": round(1000 * ordered[int(len(ordered) * 0.95)], 1),
    }
