"""`make bench NAME=rush`: a term opens, everybody clicks.

20,000 people with log-in sessions click within 15 s on 10 doors of 50 seats, some of them twice,
over real HTTP; load, web server, settler and database share this machine's cores. Then the same
clicks all at once, for the most the site takes; a bare Django view that only inserts; and the
claim alone in the database beside a counter row (bench/rush_claims.py). Prints one JSON line.
"""

import json
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from bench import rush_claims
from bench.rush_load import Answer
from bench.rush_numbers import Numbers
from ops import scratch, site, spawn
from ops.tree import ROOT

PEOPLE, DOORS, SEATS, SECONDS, CONNECTIONS, TWICE_EVERY = 20_000, 10, 50, 15.0, 32, 20
BARS = {
    "oversold_at_most": 0, "twice_at_most": 0, "lost_at_most": 0, "errors_at_most": 0,
    "claims_per_second_at_least": 800, "acknowledged_p99_ms_at_most": 100,
    "numbered_p99_ms_at_most": 500, "to_bare_at_least": 0.4,
    "database_claims_per_second_at_least": 15_000, "database_p99_ms_at_most": 10,
    "to_counter_at_least": 6, "settled_p99_ms_at_most": 250,
}  # fmt: skip


def main() -> int:
    """Measure, check, print the line; 0 if every bar holds."""
    with scratch.database(durable=True) as url:
        _manage(url, "migrate", "-v0")
        figures = {**_crowd(url), **_bare(url)}
        figures["to_bare"] = round(figures["claims_per_second"] / figures["bare_per_second"], 2)
        figures |= rush_claims.measured(url)
    ok = all(_holds(name, bar, figures) for name, bar in BARS.items())
    print(json.dumps({"bench": "rush", "figures": figures, "bars": BARS, "ok": ok}))
    return 0 if ok else 1


def _holds(name: str, bar: float, figures: dict[str, float]) -> bool:
    figure, _, way = name.rpartition("_at_")
    return figures[figure] <= bar if way == "most" else figures[figure] >= bar


def _manage(url: str, *words: str) -> None:
    command = [sys.executable, "manage.py", *words]
    subprocess.run(command, cwd=ROOT, env=site.environment(url), check=True, stdout=sys.stderr)


def _crowd(url: str) -> dict[str, float]:
    """The people click: first within 15 s on one set of doors, then all at once on another."""
    from bench.rush_crowd import crowd, doors, rest, wait_for_numbers  # noqa: PLC0415 - needs Django set up

    now = datetime.now(UTC)
    figures: dict[str, float] = {"people": PEOPLE, "doors": DOORS, "seats": DOORS * SEATS}
    with _site(url) as port:
        for name, seconds in (("", 0.0), ("within_15_s_", SECONDS)):
            intakes = doors(DOORS, seats=SEATS, at=now)
            people = crowd(PEOPLE, intakes, at=now, first=PEOPLE * bool(name))
            rest()
            clicks = [one.request(port) for one in people]
            clicks += clicks[::TWICE_EVERY]
            with _watched(url) as seen:
                answers = _pressed(clicks, port, seconds)
                wait_for_numbers()
            figures |= {f"{name}{key}": value for key, value in _times(answers, seen).items()}
            for key, value in _faults(people, intakes, answers).items():
                figures[key] = figures.get(key, 0) + value
            print(json.dumps(figures), file=sys.stderr)
    return figures


@contextmanager
def _site(url: str) -> Iterator[int]:
    """Web server and settler, as docs/operations.md starts them."""
    port = free_port()
    env = site.environment(url)
    words = ["-m", "ops.serve", "--port", str(port), "--processes", "2", "--threads", "3"]
    web = spawn.start([sys.executable, *words], env=env | {"NARU_PROCESS": "web"}, cwd=ROOT)
    settler = spawn.start([sys.executable, "manage.py", "settle_claims"], env=env, cwd=ROOT)
    try:
        wait_for(port)
        yield port
    finally:
        for process in (web, settler):
            process.terminate()
            process.wait()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Until somebody listens there; ends the run after a minute."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise SystemExit(f"nobody listens on port {port}")


def _pressed(clicks: Sequence[bytes], port: int, seconds: float) -> list[Answer]:
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).write_text(json.dumps([click.decode() for click in clicks]))
        words = [file.name, str(CONNECTIONS), str(seconds), str(port)]
        command = [sys.executable, "-m", "bench.rush_load", *words]
        told = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return [Answer(*one) for one in json.loads(told.stdout)]


@contextmanager
def _watched(url: str) -> Iterator[dict[str, float]]:
    """When each click's number was there to be read, by the click's public id."""
    import psycopg  # noqa: PLC0415 - the driver is set up with Django

    seen: dict[str, float] = {}
    stop = threading.Event()

    def look() -> None:
        with psycopg.connect(url, autocommit=True, prepare_threshold=None) as db:
            numbers = Numbers(db)
            while not stop.wait(0.02):
                found = [number for number, _age in numbers.look()]
                now = time.monotonic()
                seen.update(dict.fromkeys(found, now))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        time.sleep(0.1)
        stop.set()
        watcher.join()


def _times(answers: Sequence[Answer], seen: dict[str, float]) -> dict[str, float]:
    """Claims a second, and milliseconds from sending to the answer and to the number."""
    good = [one for one in answers if one.led]
    span = max(one.answered for one in answers) - min(one.sent for one in answers)
    acknowledged = sorted(one.answered - one.sent for one in good)
    numbered = sorted(
        seen[number] - one.sent for one in good if (number := _number(one.location)) in seen
    )
    return {
        "claims_per_second": round(len(good) / span),
        "acknowledged_p50_ms": _part(acknowledged, 0.5),
        "acknowledged_p99_ms": _part(acknowledged, 0.99),
        "numbered_p50_ms": _part(numbered, 0.5),
        "numbered_p99_ms": _part(numbered, 0.99),
        "longest_behind_s": round(max(one.sent - one.due for one in answers), 1),
    }


def _number(location: str) -> str:
    return location.strip("/").rpartition("/")[2]


def _part(ordered: Sequence[float], share: float) -> float:
    if not ordered:
        return float("nan")
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000, 1)


def _faults(people: Sequence[object], intakes: Sequence[object], answers: Sequence[Answer]) -> dict:
    """What must not be: seats too many, people twice, acknowledged clicks that are gone, errors."""
    from naru.enrolments.models import Application, Claim  # noqa: PLC0415 - needs Django set up

    mine = Application.objects.filter(intake__in=intakes)
    seats = {
        intake.pk: mine.filter(intake=intake, seat_no__isnull=False).count() for intake in intakes
    }
    kept = {
        str(one)
        for one in Claim.objects.filter(intake__in=intakes).values_list("public_id", flat=True)
    }
    good = [one for one in answers if one.led]
    bad = [one for one in answers if not one.led]
    if bad:
        print("errors:", bad[:3], file=sys.stderr)
    applied = mine.count()
    return {
        "oversold": sum(max(0, held - intake.capacity) for intake, held in
                        ((one, seats[one.pk]) for one in intakes)),
        "unsold": sum(one.capacity - seats[one.pk] for one in intakes),
        "twice": applied - mine.values("intake", "resident").distinct().count(),
        "lost": sum(_number(one.location) not in kept for one in good) + len(people) - applied,
        "errors": len(bad),
    }  # fmt: skip


def _bare(url: str) -> dict[str, float]:
    """The bare view under the same load."""
    import psycopg  # noqa: PLC0415 - the driver is set up with Django

    from bench.rush_bare import TABLE  # noqa: PLC0415 - configures other settings when it serves

    with psycopg.connect(url, autocommit=True, prepare_threshold=None) as db:
        db.execute(TABLE)
    port = free_port()
    command = [sys.executable, "-m", "bench.rush_bare", str(port), url]
    server = spawn.start(command, env=site.environment(url, NARU_PROCESS="web"), cwd=ROOT)
    try:
        wait_for(port)
        clicks = [
            f"POST /click/{n % DOORS}/{n} HTTP/1.1\r\n"
            "Host: localhost\r\nContent-Length: 0\r\n\r\n".encode()
            for n in range(PEOPLE)
        ]
        answers = _pressed(clicks, port, 0.0)
    finally:
        server.terminate()
        server.wait()
    times = _times(answers, {})
    return {
        "bare_per_second": times["claims_per_second"],
        "bare_p99_ms": times["acknowledged_p99_ms"],
    }


if __name__ == "__main__":
    sys.exit(main())
