"""The measuring half of `bench.search`, imported once Django is set up."""

import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import django
import psutil
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

if __name__ == "__main__":
    django.setup()

from bench import search_courses as made
from naru.catalogue.finding.filters import Filters
from naru.catalogue.finding.orders import Order
from naru.catalogue.index import writing
from naru.catalogue.queries.lines import lines_of
from naru.catalogue.search.current import keeper
from naru.catalogue.search.find import find
from naru.catalogue.search.suggest import suggest
from naru.flows.load_city import load_city
from naru.places.models import District

SEARCHES, TYPED, PLAIN, WARM, CHANGES = 600, 400, 40, 20, 150
HOME, HOMES_APART = (37.5555, 126.9368), 0.03
ORDERS = (Order.FIT, Order.FIT, Order.FIT, Order.SOONEST, Order.NEAREST, Order.CHEAPEST)
TYPING = (
    "요",
    "요양",
    "요양보",
    "요양봏",
    "ㅇㅇㅂㅎ",
    "dydid",
    "엑ㅅ",
    "ㄷㅌㅊ디",
    "ㅂㄹㅅㅌ",
    "스마",
)
INDEXES = "SELECT sum(pg_relation_size(indexrelid)) FROM pg_index WHERE indrelid = %s::regclass"
CHANGE = """
    UPDATE catalogue_searchentry SET written_in = pg_current_xact_id()::text::bigint
    WHERE course_id = (SELECT max(course_id) FROM catalogue_searchentry)
"""
ILIKE = """
    SELECT count(*) FROM catalogue_course
    WHERE title || ' ' || summary || ' ' || outlook || ' ' || blocks::text ILIKE %s
"""


def measure(courses: int) -> dict[str, float]:
    """Fill the database and ask; milliseconds, megabytes and seconds by name.

    `search` is what the page of courses does: the search with its counts and the lines of its
    twenty courses, each text and each home as if nobody had asked before; `search_cpu` is this
    process's part of it, and `search_all_cpu` that of the database's process with it: what it
    takes where nothing else runs. `again` is the same where the process remembers text and home,
    as when a reader ticks one more filter; `changed` the first search after a course changed.
    """
    figures = {"courses": float(courses), **_fill(courses), "load_average": os.getloadavg()[0]}
    asked = random.Random(64)
    reader = made.Maker(_districts())
    figures |= _fresh()
    keeper.shelf()
    searches = [_search(asked, reader) for _ in range(SEARCHES)]
    _times(searches[:WARM])
    walls, own, all_ = _measured(searches, before=_forget)
    figures |= _summary("search", walls) | _summary("search_cpu", own)
    figures |= _summary("search_all_cpu", all_)
    again = [search for search in searches[:CHANGES] for _ in range(2)]
    figures |= _summary("again_all_cpu", _measured(again)[2][1::2])
    figures |= _summary("changed_all_cpu", _measured(searches[:CHANGES], before=_change)[2])
    figures |= _summary("browse", _times([_search(asked, None) for _ in range(SEARCHES // 4)]))
    figures |= _summary("suggest", _times([_typing(asked) for _ in range(TYPED)]))
    words = [asked.choice(made.SUBJECTS) for _ in range(PLAIN)]
    ours = _times([_plain_search(word) for word in words])
    ilike = _times([_plain_ilike(word) for word in words])
    figures |= _summary("one_word", ours) | _summary("ilike", ilike)
    figures["times_faster_than_ilike"] = statistics.median(ilike) / statistics.median(ours)
    return {name: round(value, 2) for name, value in figures.items()}


def _fresh() -> dict[str, float]:
    """What a web process's first search takes, and the memory it holds then: in one of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.search_run"], check=True, capture_output=True, text=True
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def first() -> None:
    """The process of `_fresh`, which has written no courses: its figures as one line."""
    process = psutil.Process()
    before = process.memory_info().rss
    begun = time.process_time()
    wall = _times([keeper.shelf])[0]
    figures = {
        "first_search_ms": wall,
        "first_search_cpu_ms": (time.process_time() - begun) * 1000,
        "memory_mb": process.memory_info().rss / 1e6,
        "memory_without_courses_mb": before / 1e6,
    }
    print(json.dumps(figures))


def _fill(courses: int) -> dict[str, float]:
    call_command("migrate", "--no-input", verbosity=0)
    call_command("createcachetable")
    load_city(folder=Path(settings.CITY_DIR), at=made.NOW)
    begun = time.perf_counter()
    made.write(made.Maker(_districts()), courses)
    written = time.perf_counter()
    print(f"{courses} courses written in {written - begun:.0f} s", file=sys.stderr)
    writing.rebuild(progress=lambda done, all_: print(f"{done}/{all_}", end="\r", file=sys.stderr))
    indexed = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute(INDEXES, ["catalogue_searchentry"])
        index = cursor.fetchone()[0]
        cursor.execute("SELECT pg_total_relation_size('catalogue_searchterm'), count(*) "
                       "FROM catalogue_searchterm")  # fmt: skip
        terms_size, terms = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM catalogue_searchlexeme")
        lexemes = cursor.fetchone()[0]
    return {
        "index_mb": float(index) / 1e6,
        "terms_mb": terms_size / 1e6,
        "terms": terms,
        "lexemes": lexemes,
        "rebuild_s": indexed - written,
    }


def _districts() -> list[tuple[int, float, float]]:
    return list(District.objects.order_by("code").values_list("pk", "latitude", "longitude"))


def _search(asked: random.Random, reader: made.Maker | None) -> Callable[[], object]:
    """A search with two filters, its counts and its page; without a query if no reader."""
    codes = list(District.objects.order_by("code").values_list("code", flat=True))
    ticks = {
        "district": frozenset([asked.choice(codes)]),
        "when": frozenset([asked.choice(["EVENING", "WEEKEND", "WEEKDAY"])]),
        "mode": frozenset([asked.choice(["ONLINE", "FIELD"])]),
        "field": frozenset([asked.choice(made.FIELDS[:-1])]),
        "most_won": asked.choice([0, 50_000]),
        "open_only": True,
        "within_m": asked.choice([3_000, 5_000]),
    }
    chosen = {kind: ticks[kind] for kind in asked.sample(sorted(ticks), 2)}
    home = tuple(one + asked.uniform(-HOMES_APART, HOMES_APART) for one in HOME)
    filters = Filters(home=home, **chosen)  # type: ignore[arg-type]
    order = asked.choice(ORDERS)
    text = ""
    if reader:
        common = asked.choice(made.SUBJECTS)
        text = asked.choice([common, common, f"{common} {reader.some(1)[0]}", reader.some(1)[0],
                             f"{common}을 배우고 싶어요"])  # fmt: skip

    at = made.NOW + timedelta(seconds=asked.randrange(600))

    def ask() -> None:
        found = find(text=text, filters=filters, order=order, at=at)
        lines_of(found.hits, on=timezone.localdate(at))

    return ask


def _typing(asked: random.Random) -> Callable[[], object]:
    text = asked.choice([*TYPING, *(word[: asked.randint(1, 3)] for word in made.SUBJECTS)])
    return lambda: suggest(text)


def _plain_search(word: str) -> Callable[[], object]:
    return lambda: find(text=word, at=made.NOW)


def _plain_ilike(word: str) -> Callable[[], object]:
    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute(ILIKE, [f"%{word}%"])

    return ask


def _forget() -> None:
    """As if nobody had asked for a text or looked from a home."""
    kept = keeper.shelf().kept
    kept.columns.clear()
    kept.away.clear()
    kept.within.clear()


def _change() -> None:
    with connection.cursor() as cursor:
        cursor.execute(CHANGE)


def _measured(
    jobs: list[Callable[[], object]], before: Callable[[], object] = lambda: None
) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds each took by the clock, of this process's work, and of the database's too.

    What is done `before` each is not counted.
    """
    walls, own, together = [], [], []
    served = _server()
    for job in jobs:
        before()
        begun, already = time.process_time(), served()
        walls += _times([job])
        own.append((time.process_time() - begun) * 1000)
        together.append(own[-1] + served() - already)
    return walls, own, together


def _server() -> Callable[[], float]:
    """Milliseconds of work of the process that answers us; 0 where the system does not tell."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        told = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    if not os.access(told, os.R_OK):
        return lambda: 0.0
    return lambda: int(told.read_text("ascii").split()[0]) / 1e6


def _times(jobs: list[Callable[[], object]]) -> list[float]:
    taken = []
    for job in jobs:
        begun = time.perf_counter()
        job()
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def _summary(name: str, taken: list[float]) -> dict[str, float]:
    ordered = sorted(taken)
    at = [ordered[min(len(ordered) - 1, int(len(ordered) * part))] for part in (0.5, 0.95, 0.99)]
    return dict(zip((f"{name}_p50_ms", f"{name}_p95_ms", f"{name}_p99_ms"), at, strict=True))


if __name__ == "__main__":
    first()
