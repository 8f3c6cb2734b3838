"""`make run`: one site kept alive through everything, and one clear sentence for what cannot be."""

import os
import secrets
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from ops.tree import DATABASE, VAR
from tests.ops.conftest import clear, placed
from tests.ops.disk import SmallDisk
from tests.ops.postgres import answers, connect, gone, postmaster, serving, until
from tests.ops.site import Site, free_port

pytestmark = pytest.mark.slow

SECOND_START_SECONDS = 10
CITY = "haneul"


@pytest.fixture
def var() -> Iterator[Path]:
    made = VAR / f"up-{secrets.token_hex(4)}" / "var"
    yield made
    clear(made / "postgres")
    shutil.rmtree(made.parent, ignore_errors=True)


def refused(site: Site) -> str:
    """The last sentence of a start that has to fail."""
    assert site.process.wait(60) == 1, site.said
    return site.said.strip().splitlines()[-1]


@pytest.fixture
def disk(var: Path) -> Iterator[SmallDisk]:
    """A disk on which a database has room, but not the tables."""
    with SmallDisk(var, megabytes=43) as disk:
        yield disk


def test_site_survives_a_full_disk_and_every_kill_and_keeps_its_data(var, disk):
    said = refused(Site(var, free_port(), small_files=not disk.mounted, NARU_CITY=CITY))
    assert said.startswith("The disk is full: ")
    assert "Free some space and start again" in said
    disk.grow(400)

    port = free_port()
    site = Site(var, port, NARU_CITY=CITY).ready()
    front = site.page()
    assert "<html" in front

    holder = f"(Ctrl-C where it runs, or kill {site.process.pid})."
    assert refused(Site(var, free_port())) == (
        f"Naru already runs from this directory, at http://localhost:{port}/: use that, or stop "
        f"it first {holder}"
    )

    for part in ("ops.serve", "procrastinate worker", "settle_claims", "ops.postgres"):
        victim = site.part(part)
        below = victim.children(recursive=True)
        victim.kill()
        until(lambda below=below: all(gone(each.pid) for each in below))
        until(lambda part=part, victim=victim: site.other(part, than=victim))
        until(site.page)
    url = (var / "postgres" / "url").read_text()
    until(lambda: answers(url))
    pid = postmaster(var / "postgres")
    os.kill(pid, signal.SIGKILL)
    until(lambda: gone(pid))
    until(lambda: answers(url) and site.page())
    assert not site.ended

    with connect(url) as db:
        db.execute("create table kept as select 7 as number")
    family = site.family()
    site.process.kill()
    site.process.wait()
    until(lambda: all(gone(each.pid) for each in family))

    begun = time.monotonic()
    again = Site(var, port, NARU_CITY=CITY).ready()
    assert time.monotonic() - begun < SECOND_START_SECONDS * slowness()
    with connect(url) as db:
        assert db.execute("select number from kept").fetchone() == (7,)
    family = again.family()
    assert again.stop() == 0
    assert again.said.strip().endswith("Stopped.")
    assert all(gone(each.pid) for each in family)


def slowness() -> float:
    """How many times longer things take while others use the cores, at least 1."""
    return max(1.0, psutil.getloadavg()[0] / len(psutil.Process().cpu_affinity()))


def test_port_in_use_names_holder_and_a_way_out(var):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = refused(Site(var, port))
    holder = psutil.Process()
    assert said == (
        f"Port {port} is in use by {holder.name()} (process {holder.pid}): stop that, or choose "
        f"another port with make run PORT={port + 1}."
    )


@pytest.mark.parametrize("port", ["0", "65536", "web", "-1"])
def test_port_that_is_none_is_refused(var, port):
    assert refused(Site(var, port)).startswith("PORT has to be a number from 1 to 65535")


def test_database_that_is_down_is_said(var):
    said = refused(
        Site(var, free_port(), DATABASE_URL=f"postgresql://u:hush@127.0.0.1:{free_port()}/x")
    )
    assert said.startswith("The PostgreSQL of DATABASE_URL (127.0.0.1:")
    assert said.endswith("unset it to use the PostgreSQL Naru brings along.")
    assert "hush" not in said


def test_database_of_newer_code_is_left_alone(var, directory):
    """The missing database is created; one with unknown migrations is not touched."""
    with serving(directory, throwaway=True) as server:
        with connect(server.url) as db:
            db.execute("create database naru")
        with psycopg.connect(server.url) as db:
            db.execute(
                "create table django_migrations (id bigint generated always as identity, "
                "app text, name text, applied timestamptz)"
            )
            db.execute(
                "insert into django_migrations (app, name, applied) "
                "values ('accounts', '9999_from_tomorrow', now())"
            )
        site = Site(var, free_port(), DATABASE_URL=server.url)
        assert refused(site) == (
            "The database is newer than this code (it has the migration "
            "accounts.9999_from_tomorrow): update the code (git pull), or use another database. "
            "Nothing was changed."
        )
        with psycopg.connect(server.url) as db:
            tables = db.execute("select tablename from pg_tables where schemaname = 'public'")
            assert tables.fetchall() == [("django_migrations",)]


def test_running_tree_of_the_developer_is_not_these_tests():
    """Tests use places of their own: a `make run` beside them goes on."""
    assert placed(DATABASE).root != placed(VAR / "up-x" / "var" / "postgres").root
