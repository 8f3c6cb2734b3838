"""The measuring half of `bench.pages`, imported once Django is set up."""

import json
import math
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

from naru.accounts.models import User
from naru.config import loading
from naru.enrolments.models import Sweep
from naru.enrolments.queries import door, lines
from naru.enrolments.services.sweeps import Swept
from naru.flows.seed_demo import PASSWORD
from naru.upkeep.services import count_small_tables
from ops.tree import VAR
from tests.browser import furnish
from tests.browser.pages import WALK

TIMES, WARM = 20, 2
HOURS = 24 * 60 * 60
"""Seconds for which who is logged in need not prove it again: all pages may take long."""
BIG = 50_000
"""Rows of a table that no page reads whole."""
WORDS = VAR / "bench-pages-words.json"
LARGE = "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > %s"


@dataclass
class Page:
    """One page as one person sees it: milliseconds, statements, and what these read."""

    person: str
    path: str
    status: int = 0
    queries: list[int] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    read: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        cpu, middle, wall = _p95(self.cpu), statistics.median(self.cpu), _p95(self.wall)
        asked = max(self.queries)
        return (
            f"cpu p95 {cpu:6.1f} p50 {middle:6.1f}, clock p95 {wall:7.1f} ms, {asked:3} queries"
            f"  {self.person} {self.path}"
        )


def filled(share: float) -> dict[str, float]:
    """Fill the empty database and open everything."""
    begun = time.perf_counter()
    call_command("migrate", "--no-input", verbosity=0)
    call_command("createcachetable")
    call_command("collectstatic", "--no-input", verbosity=0)
    call_command("load_city", stdout=sys.stderr)
    call_command("seed_scale", "--scale", str(share), stdout=sys.stderr)
    made = time.perf_counter() - begun
    words = json.loads(furnish.furnish())
    count_small_tables()
    _look_at_all_doors()
    VAR.mkdir(parents=True, exist_ok=True)
    WORDS.write_text(json.dumps(words), encoding="utf-8")
    return _measured(words, WALK) | {"filled_s": round(made)}


def again(people: Sequence[str]) -> dict[str, float]:
    """Open the pages of these people, or of all, in a database that was filled before."""
    if not WORDS.exists():
        WORDS.write_text(furnish.furnish(), encoding="utf-8")
    words = json.loads(WORDS.read_text(encoding="utf-8"))
    return _measured(words, {one: WALK[one] for one in people or WALK})


def _look_at_all_doors() -> None:
    """As the settler does, which works in every city, every second."""
    swept = Swept()
    while not Sweep.objects.exists():
        swept.note(door.look(most=1))
        time.sleep(0.1)


def _measured(words: dict[str, str], walk: dict[str, list[str]]) -> dict[str, float]:
    loading.keep_pages()
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = HOURS
    with connection.cursor() as cursor:
        cursor.execute(LARGE, [BIG])
        large = {name for (name,) in cursor.fetchall()}
    pages = []
    for person, paths in walk.items():
        client = _client(person)
        pages += [_page(client, Page(person, path.format(**words)), large) for path in paths]
    return _told(pages)


def _client(person: str) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="ko")
    if person != "nobody":
        client.force_login(
            User.objects.get(email=f"{person}@demo.example"),
            backend=settings.AUTHENTICATION_BACKENDS[0],
        )
        client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def _page(client: Client, page: Page, large: set[str]) -> Page:
    """Open it to warm up, twice with its plans told, then by the clocks."""
    for _ in range(WARM):
        page.status = client.get(page.path).status_code
    for _ in range(2):
        lines.forget()
        with _plans() as plans:
            client.get(page.path)
        page.queries.append(len(plans))
        page.read |= {told for one in plans for told in _whole(one["Plan"], large)}
    served = _server()
    for _ in range(TIMES):
        began, own, theirs = time.perf_counter(), time.process_time(), served()
        client.get(page.path)
        page.cpu.append((time.process_time() - own) * 1000 + served() - theirs)
        page.wall.append((time.perf_counter() - began) * 1000)
    if page.status != HTTPStatus.OK:
        print(f"{page.status} {page.person} {page.path}", file=sys.stderr)
    return page


@contextmanager
def _plans() -> Iterator[list[dict[str, Any]]]:
    """What the database did for each statement meanwhile, as EXPLAIN (ANALYZE) tells it."""
    plans: list[dict[str, Any]] = []

    def hear(said: Any) -> None:
        _before, found, plan = (said.message_primary or "").partition("plan:\n")
        if found:
            plans.append(json.loads(plan))

    with connection.cursor() as cursor:
        cursor.execute(
            "LOAD 'auto_explain'; SET auto_explain.log_format = 'json';"
            "SET auto_explain.log_analyze = on; SET auto_explain.log_timing = off;"
            "SET auto_explain.log_level = notice; SET auto_explain.log_min_duration = 0"
        )
        connection.connection.add_notice_handler(hear)
        try:
            yield plans
        finally:
            connection.connection.remove_notice_handler(hear)
            cursor.execute("SET auto_explain.log_min_duration = -1")


def _whole(node: dict[str, Any], large: set[str]) -> Iterator[str]:
    """Big tables that a plan reads from end to end, and steps that read more than a page shows."""
    table, loops = node.get("Relation Name"), node.get("Actual Loops", 1)
    if table in large:
        kind, test = node["Node Type"], node.get("Filter", node.get("Index Cond", ""))
        passed = node.get("Actual Rows", 0) + node.get("Rows Removed by Filter", 0)
        if (kind == "Seq Scan" and loops) or passed * loops > BIG:
            yield f"{kind} of {table}: {passed * loops:.0f} rows {test}"
    for below in node.get("Plans", ()):
        yield from _whole(below, large)


def _server() -> Callable[[], float]:
    """Milliseconds of work of the process that answers us; 0 where the system does not tell."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        told = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    if not os.access(told, os.R_OK):
        return lambda: 0.0
    return lambda: int(told.read_text("ascii").split()[0]) / 1e6


def _told(pages: list[Page]) -> dict[str, float]:
    slowest = sorted(pages, key=lambda one: -_p95(one.cpu))
    for one in slowest[:10]:
        print(one, file=sys.stderr)
    for one in pages:
        for told in sorted(one.read):
            print(f"{one.person} {one.path}: {told}", file=sys.stderr)
        if len(set(one.queries)) > 1:
            print(f"{one.person} {one.path}: {one.queries} queries", file=sys.stderr)
    return {
        "pages": len(pages),
        "pages_not_shown": sum(one.status != HTTPStatus.OK for one in pages),
        "slowest_cpu_p95_ms": round(_p95(slowest[0].cpu), 1),
        "slowest_wall_p95_ms": round(max(_p95(one.wall) for one in pages), 1),
        "pages_over_50_ms": sum(_p95(one.cpu) > 50 for one in pages),
        "middle_page_cpu_p95_ms": round(_p95(slowest[len(slowest) // 2].cpu), 1),
        "queries": max(max(one.queries) for one in pages),
        "pages_whose_queries_vary": sum(len(set(one.queries)) > 1 for one in pages),
        "big_tables_read_whole": sum(bool(one.read) for one in pages),
        "load_average": round(os.getloadavg()[0], 2),
    }


def _p95(taken: list[float]) -> float:
    return sorted(taken)[math.ceil(len(taken) * 0.95) - 1]
