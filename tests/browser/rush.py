"""A few more people at a door: logged in already, their clicks real requests from threads."""

import json
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import httpx
import psycopg

from tests.browser.site import Site

CROWD = """
import json, sys
from datetime import UTC, datetime
from bench.rush_crowd import crowd
from naru.enrolments.models import Intake
from naru.residents.models import Resident
door = Intake.objects.select_related("run__course").get(run__public_id=sys.argv[1])
first = 500_000 + Resident.objects.count()
people = crowd(int(sys.argv[2]), [door], at=datetime.now(UTC), first=first)
print(json.dumps([[one.path, one.cookies, one.body] for one in people]))
"""
SEATS = """
SELECT a.seat_no FROM enrolments_application a
JOIN enrolments_intake i ON i.id = a.intake_id JOIN catalogue_run r ON r.id = i.run_id
WHERE r.public_id = %(run)s AND a.state = 'SEATED' ORDER BY a.seat_no"""
Click = tuple[str, str, str]
"""Path, cookies and body of the request that a press of the button makes."""


def crowd(site: Site, run: str, *, people: int) -> list[Click]:
    """So many more before the door of a run, each with its form open."""
    made = site.beside.run(CROWD, run, f"{people}")
    return [(path, cookies, body) for path, cookies, body in json.loads(made)]


@contextmanager
def pressing(site: Site, clicks: list[Click]) -> Iterator[list[httpx.Response]]:
    """All press while the block runs; afterwards the list has their answers."""
    answers: list[httpx.Response] = []
    with ThreadPoolExecutor(len(clicks)) as pool:
        sent: list[Future[httpx.Response]] = [pool.submit(_press, site, one) for one in clicks]
        yield answers
        answers += [one.result() for one in sent]


def seats(site: Site, run: str) -> list[int]:
    """The numbers of the seats that were given, every click being numbered by now."""
    with psycopg.connect(site.database_url) as connection:
        return [number for (number,) in connection.execute(SEATS, {"run": run})]


def _press(site: Site, click: Click) -> httpx.Response:
    path, cookies, body = click
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    return httpx.post(site.url + path, content=body, headers=headers, timeout=60)
