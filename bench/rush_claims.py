"""The claim alone, in the database: pgbench presses the statement that the site sends, without the
condition that the session still is that person's, which is of the site and not of the claim.

One hot door, 300,000 residents, some of whom click twice, 32 and 48 clients, and a settler; and the
same clicks on a row that counts, which is what the claim replaces (docs/decisions/0024-claims.md).
"""

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from bench.rush_numbers import Numbers
from ops import site, spawn
from ops.postgres.programs import folder
from ops.tree import ROOT

CLIENTS, SECONDS, PEOPLE, SEATS, LOOK = (32, 48), 5, 300_000, 300, 0.04
ONE_IN = 20
"""Of so many clicks one is timed: to time all of them took the machine from the database."""
PERSON = """
\\set person random(1, :people)
\\set high random(1152921504606846976, 9223372036854775807)
\\set low random(1152921504606846976, 9223372036854775807)
"""
NAMED = "(to_hex(:high::bigint) || to_hex(:low::bigint))::uuid"
COUNTER = """
\\set person random(1, 2000000000)
WITH seat AS (UPDATE counter SET taken = taken + 1 WHERE id = 1 AND taken < capacity
              RETURNING taken)
INSERT INTO counted (door, person, seat) SELECT 1, :person, taken FROM seat
ON CONFLICT DO NOTHING;
"""
ALONE = "-c commit_delay=0"
"""Who counts in one row commits alone: to wait for others there only keeps them waiting."""
TABLES = """
CREATE TABLE counter (id int PRIMARY KEY, capacity int NOT NULL, taken int NOT NULL DEFAULT 0,
    CHECK (taken <= capacity)) WITH (fillfactor = 10);
CREATE TABLE counted (door int NOT NULL, person bigint NOT NULL, seat int,
    at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY (door, person));
INSERT INTO counter VALUES (1, 100000000)
"""


def measured(url: str) -> dict[str, float]:
    """Claims a second and milliseconds at the worse of the two numbers of clients, and settled."""
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(TABLES)
    # Models can be imported once Django is set up.
    from bench.rush_crowd import doors, rest, wait_for_numbers, walk_ins  # noqa: PLC0415
    from naru.core.prepared import ALWAYS  # noqa: PLC0415
    from naru.enrolments.services.claims import QUICK  # noqa: PLC0415
    from naru.residents.models import Resident  # noqa: PLC0415
    from tests.enrolments.factories import stand  # noqa: PLC0415

    now = datetime.now(UTC)
    (door,), first = doors(1, seats=SEATS, at=now), walk_ins(PEOPLE, at=now)
    values = NAMED, ":door", ":first::bigint + :person", "0", "NULL", "statement_timestamp()"
    claim = PERSON + QUICK.format(still=ALWAYS.words).replace("%s", "{}").format(*values) + ";"
    words = [f"-Ddoor={door.pk}", f"-Dfirst={first - 1}", f"-Dpeople={PEOPLE}"]
    settler = spawn.start(
        [sys.executable, "manage.py", "settle_claims"], env=site.environment(url), cwd=ROOT
    )
    try:
        stand(door, Resident.objects.get(pk=first + PEOPLE - 1), at=now)
        wait_for_numbers()
        rest()
        with _settled(url) as ages:
            ours = []
            for clients in CLIENTS:
                ours.append(_pressed(url, claim, clients, words))
                wait_for_numbers()
                time.sleep(LOOK * 5)
    finally:
        settler.terminate()
        settler.wait()
    alone = make_conninfo(url, options=ALONE)
    theirs = [_pressed(alone, COUNTER, clients, []) for clients in CLIENTS]
    return {
        "database_claims_per_second": min(rate for rate, _p99 in ours),
        "database_p99_ms": max(p99 for _rate, p99 in ours),
        "counter_per_second": max(rate for rate, _p99 in theirs),
        "counter_p99_ms": max(p99 for _rate, p99 in theirs),
        "to_counter": round(min(rate for rate, _ in ours) / max(rate for rate, _ in theirs), 1),
        "settled_p99_ms": round(sorted(ages)[int(len(ages) * 0.99)] * 1000, 1),
    }


def _pressed(url: str, script: str, clients: int, words: list[str]) -> tuple[int, float]:
    """Transactions a second, and milliseconds within which 99 of 100 were done."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "script.sql")
        file.write_text(script)
        command = [
            folder() / "pgbench", "--no-vacuum", "-M", "prepared", "-c", str(clients), "-j", "2",
            "-T", str(SECONDS), "-f", file, "-l", f"--log-prefix={place}/log",
            "--sampling-rate", str(1 / ONE_IN), *words, url,
        ]  # fmt: skip
        done = subprocess.run(
            [str(word) for word in command], check=False, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        rate = next(line for line in done.stdout.splitlines() if line.startswith("tps"))
        times = sorted(
            int(line.split()[2]) for log in Path(place).glob("log*") for line in log.open()
        )
    return round(float(rate.split()[2])), round(times[int(len(times) * 0.99)] / 1000, 1)


@contextmanager
def _settled(url: str) -> Iterator[list[float]]:
    """Seconds from each click at the door until its number could be read, looked at every 40 ms:
    every 20 ms took a thirtieth of the machine from what is measured.
    """
    found: list[float] = []
    stop = threading.Event()

    def look() -> None:
        with psycopg.connect(url, autocommit=True, prepare_threshold=None) as db:
            numbers = Numbers(db, one_in=ONE_IN)
            list(numbers.look())
            while not stop.wait(LOOK):
                found.extend(age for _number, age in numbers.look())

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield found
    finally:
        stop.set()
        watcher.join()
