"""The embedded server, with real processes: whatever is killed, the next start has every row."""

import contextlib
import os
import pwd
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg
import pytest

from ops.postgres import client
from ops.postgres.place import STATE
from ops.trouble import Trouble
from tests.ops.conftest import placed
from tests.ops.postgres import (
    answers,
    connect,
    gone,
    kill_with_children,
    postmaster,
    serving,
    until,
)

pytestmark = pytest.mark.slow


class Writer(threading.Thread):
    """Inserts numbers as fast as it can, and remembers those the database acknowledged."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url, self.acknowledged, self.enough = url, [], False

    def run(self) -> None:
        number = 0
        while not self.enough:
            with contextlib.suppress(psycopg.OperationalError), connect(self.url) as db:
                while not self.enough:
                    number += 1
                    db.execute("insert into written values (%s)", [number])
                    self.acknowledged.append(number)


def test_server_sorts_korean_and_opens_no_port(directory):
    with serving(directory, throwaway=True) as server, connect(server.url) as db:
        words = db.execute("select w from (values ('하'),('가'),('나')) v(w) order by w").fetchall()
        assert words == [("가",), ("나",), ("하",)]
        assert db.execute("show listen_addresses").fetchone() == ("",)
        assert placed(directory).sockets.stat().st_mode & 0o777 == 0o700
    assert not placed(directory).root.exists()


def test_second_owner_is_refused_and_first_unharmed(directory):
    with serving(directory) as first:
        with pytest.raises(Trouble, match=f"already in use by process {first.process.pid}"):
            client.launch(directory)
        with connect(first.url) as db:
            assert db.execute("select 1").fetchone() == (1,)


def test_killed_server_comes_back_with_every_acknowledged_row(directory):
    with serving(directory) as server:
        with connect(server.url) as db:
            db.execute("create table written (number int)")
        writer = Writer(server.url)
        writer.start()
        for _ in range(3):
            before, had = postmaster(directory), len(writer.acknowledged)
            until(lambda had=had: len(writer.acknowledged) > had + 50)
            kill_with_children(before)
            until(lambda: answers(server.url))
            assert postmaster(directory) != before
        writer.enough = True
        writer.join()
        with connect(server.url) as db:
            rows = {number for (number,) in db.execute("select number from written")}
    assert set(writer.acknowledged) - rows == set()


def test_killed_supervisor_takes_the_server_along_and_loses_nothing(directory):
    server = client.launch(directory)
    with connect(server.url) as db:
        db.execute("create table kept as select 7 as number")
    pid = postmaster(directory)
    server.process.kill()
    with serving(directory) as again, connect(again.url) as db:
        assert gone(pid)
        assert db.execute("select number from kept").fetchone() == (7,)
    server.stop()


def test_killed_launcher_leaves_nothing_running(directory):
    program = (
        "from pathlib import Path; from ops.postgres import client\n"
        f"print(client.launch(Path({str(directory)!r}), throwaway=True).process.pid, flush=True)\n"
        "input()"
    )
    launcher = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    supervisor = int(launcher.stdout.readline())
    server = postmaster(directory)
    launcher.kill()
    launcher.communicate()
    until(lambda: gone(supervisor) and gone(server))
    until(lambda: not placed(directory).root.exists())


def test_stale_files_do_not_stop_a_start_nor_strangers(directory):
    with serving(directory):
        pass
    stranger = subprocess.Popen(["sleep", "60"])
    place = placed(directory)
    (place.data / "postmaster.pid").write_text(f"{stranger.pid}\n{place.data}\n1\n5432\n")
    (place.sockets / ".s.PGSQL.5432.lock").write_text(f"{stranger.pid}\n")
    try:
        with serving(directory) as server, connect(server.url) as db:
            assert db.execute("select 1").fetchone() == (1,)
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_dead_throwaways_are_swept_by_the_next(directory):
    killed = client.launch(directory, throwaway=True)
    left = placed(directory).root
    killed.process.send_signal(signal.SIGKILL)
    killed.process.wait()
    until(lambda: not (left / "data" / "postmaster.pid").exists())
    with serving(directory.with_name("next"), throwaway=True):
        assert not left.exists()
    killed.stop()


def test_long_path_moves_only_the_socket(directory):
    deep = directory.parent / ("d" * 100) / "postgres"
    with serving(deep, throwaway=True) as server, connect(server.url) as db:
        assert db.execute("select 1").fetchone() == (1,)
    assert not placed(deep).sockets.exists()


def test_unreachable_directory_is_left_closed(tmp_path):
    """As root, the server's account cannot enter a closed home: the data goes elsewhere."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    accounts = pwd.getpwall()
    notes = []
    server = client.launch(home / "naru", throwaway=True, say=notes.append)
    try:
        root = placed(home / "naru").root
        with connect(server.url) as db:
            assert db.execute("select 1").fetchone() == (1,)
    finally:
        server.stop()
    as_root = os.geteuid() == 0
    assert root.parent == (STATE if as_root else home)
    said = (
        f"The account '{placed(home).account.name}' cannot reach {home / 'naru'}, "
        f"so the database lies in {root}."
    )
    assert notes == ([said] if as_root else [])
    assert home.stat().st_mode & 0o777 == 0o700
    assert pwd.getpwall() == accounts


@pytest.mark.parametrize(
    ("version", "way_out"),
    [("16", "take a backup with the Naru that made it"), ("99", "start it with the newer Naru")],
)
def test_data_of_another_version_is_left_alone(directory: Path, version: str, way_out: str):
    place = placed(directory)
    place.make()
    place.data.mkdir()
    (place.data / "PG_VERSION").write_text(f"{version}\n")
    begun = time.monotonic()
    with pytest.raises(Trouble, match=f"PostgreSQL {version}, but this Naru brings 18: {way_out}"):
        client.launch(directory)
    assert time.monotonic() - begun < 5
    assert [path.name for path in place.data.iterdir()] == ["PG_VERSION"]
