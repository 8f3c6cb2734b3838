"""A rush through the site of `make run`, in the middle of which a part of it is killed outright.

Whoever was told that their click is kept has it afterwards, with one number; whoever was told
nothing presses again. Nobody starts anything anew: the site does.
"""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from bench.rush_load import Answer
from ops import site as processes
from ops import spawn
from ops.tree import ROOT, VAR
from tests.databases import python
from tests.ops.conftest import clear
from tests.ops.postgres import answers, kill_with_children, postmaster, until
from tests.ops.site import Site, free_port

pytestmark = pytest.mark.slow

PEOPLE, DOORS, SEATS, SECONDS, CONNECTIONS = 400, 2, 60, 3.0, 16
AT_DOOR = PEOPLE // DOORS
CITY = "haneul"


@dataclass
class Rush:
    """The site, and a crowd for each test."""

    site: Site
    var: Path
    url: str
    crowds: list[dict[str, list]]

    def press(self, clicks: list[str], *, seconds: float) -> subprocess.Popen[bytes]:
        """The crowd begins to click, in a process of its own."""
        with tempfile.NamedTemporaryFile("w", dir=self.var, delete=False) as file:
            json.dump(clicks, file)
        words = [file.name, str(CONNECTIONS), str(seconds), str(self.site.port)]
        command = [sys.executable, "-m", "bench.rush_load", *words]
        return spawn.start(command, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE)

    def asked(self, statement: str, doors: list[int]) -> list[tuple]:
        """Rows of the site's database."""
        with psycopg.connect(self.url, autocommit=True) as db:
            return db.execute(statement, {"doors": doors}).fetchall()

    def number(self, statement: str, doors: list[int]) -> int:
        return self.asked(statement, doors)[0][0]


CLAIMS = "SELECT count(*) FROM enrolments_claim WHERE intake_id = ANY(%(doors)s)"
UNNUMBERED = f"""{CLAIMS} AND NOT EXISTS (
    SELECT FROM enrolments_application a WHERE a.claim_id = enrolments_claim.id)"""
KEPT = "SELECT public_id::text FROM enrolments_claim WHERE intake_id = ANY(%(doors)s)"
GIVEN = """
SELECT array_agg(a.seat_no ORDER BY a.seat_no) FILTER (WHERE a.seat_no IS NOT NULL),
    array_agg(a.wait_no ORDER BY a.wait_no) FILTER (WHERE a.wait_no IS NOT NULL),
    count(DISTINCT a.resident_id)
FROM enrolments_application a WHERE a.intake_id = ANY(%(doors)s)
GROUP BY a.intake_id ORDER BY a.intake_id"""


@pytest.fixture(scope="module")
def rush() -> Iterator[Rush]:
    var = VAR / f"rush-{secrets.token_hex(4)}" / "var"
    site = Site(var, free_port(), NARU_CITY=CITY)
    try:
        site.ready()
        url = (var / "postgres" / "url").read_text()
        env = processes.environment(url, NARU_VAR=str(var), NARU_CITY=CITY)
        wanted = [str(number) for number in (site.port, 3, PEOPLE, DOORS, SEATS)]
        made = python("-m", "tests.ops.rush_people", *wanted, environment=env)
        yield Rush(site, var, url, json.loads(made))
    finally:
        site.stop()
        clear(var / "postgres")
        shutil.rmtree(var.parent, ignore_errors=True)


def told(pressing: subprocess.Popen[bytes]) -> list[Answer]:
    """What each click was answered, in their order."""
    said, _nothing = pressing.communicate(timeout=120)
    return [Answer(*one) for one in json.loads(said)]


def kill_in_the_middle(rush: Rush, kill: Callable[[], None], back: Callable[[], bool]) -> None:
    """The crowd clicks, a part of the site is killed, whoever was told nothing clicks again."""
    crowd = rush.crowds.pop()
    doors, clicks = crowd["doors"], crowd["clicks"]
    pressing = rush.press(clicks, seconds=SECONDS)
    until(lambda: rush.number(CLAIMS, doors) >= PEOPLE // 4)
    killed_at = time.monotonic()
    kill()
    first = told(pressing)
    assert any(one.led and one.answered < killed_at for one in first)
    assert any(one.sent > killed_at for one in first)
    until(back)

    again = told(rush.press(clicks, seconds=0))
    assert [one for one in again if not one.led] == []
    promised = [(one.number, one.location) for one in first if one.led]
    assert promised == [(n, again[n].location) for n, _place in promised]

    until(lambda: rush.number(UNNUMBERED, doors) == 0)
    assert {one.location.strip("/").rpartition("/")[2] for one in again} == {
        number for (number,) in rush.asked(KEPT, doors)
    }
    assert rush.number(CLAIMS, doors) == PEOPLE
    seats, numbers = list(range(1, SEATS + 1)), list(range(1, AT_DOOR - SEATS + 1))
    assert rush.asked(GIVEN, doors) == [(seats, numbers, AT_DOOR)] * DOORS
    assert not rush.site.ended


def test_a_form_cut_off_on_the_way_is_no_click(rush):
    """More was announced than came: whatever did come is not taken for the whole."""
    crowd = rush.crowds[-1]
    whole = crowd["clicks"][0].encode()
    head, _, body = whole.partition(b"\r\n\r\n")
    announced = f"Content-Length: {len(body)}".encode()
    longer = head.replace(announced, f"Content-Length: {len(body) + 40}".encode())
    for cut in (longer + b"\r\n\r\n" + body, whole[:-5], head + b"\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", rush.site.port), timeout=20) as line:
            line.sendall(cut)
            line.shutdown(socket.SHUT_WR)
            status = line.recv(12)
        assert status in (b"", b"HTTP/1.1 403")
    assert rush.number(CLAIMS, crowd["doors"]) == 0
    assert "A body was cut off 40 bytes before its end." in rush.site.said
    assert rush.site.page() != ""


def test_web_server_killed_in_the_rush_loses_and_doubles_nothing(rush):
    victim = rush.site.part("ops.serve")
    kill_in_the_middle(
        rush,
        lambda: kill_with_children(victim.pid),
        lambda: rush.site.other("ops.serve", than=victim) and rush.site.page() != "",
    )


def test_settler_and_worker_killed_in_the_rush_lose_and_double_nothing(rush):
    victims = {words: rush.site.part(words) for words in ("settle_claims", "procrastinate worker")}

    def kill() -> None:
        for victim in victims.values():
            kill_with_children(victim.pid)

    kill_in_the_middle(
        rush,
        kill,
        lambda: all(rush.site.other(words, than=one) for words, one in victims.items()),
    )


def test_database_killed_in_the_rush_loses_and_doubles_nothing(rush):
    directory = rush.var / "postgres"
    killed = postmaster(directory)
    kill_in_the_middle(
        rush,
        lambda: kill_with_children(killed),
        lambda: answers(rush.url) and postmaster(directory) != killed and rush.site.page() != "",
    )
