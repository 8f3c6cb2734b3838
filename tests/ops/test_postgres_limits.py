"""The embedded server under other users, and on a disk that has no room."""

import os
import pwd
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from ops.postgres import programs
from ops.postgres.account import Account
from tests.ops.conftest import placed
from tests.ops.disk import SmallDisk
from tests.ops.postgres import connect, outcome, postmaster, serving, supervise

pytestmark = pytest.mark.slow

NOBODY = pwd.getpwnam("nobody")
UNNAMED = 54_321
LIMIT = "resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, 2**20))"
DROP = "os.setgroups([]); os.setgid({gid}); os.setuid({uid})"


@pytest.fixture
def open_directory() -> Iterator[Path]:
    """A directory that every user can reach and `nobody` can write."""
    made = Path(mkdtemp(dir="/tmp"))
    made.chmod(0o755)
    home = made / "home"
    home.mkdir()
    if os.geteuid() == 0:
        os.chown(home, NOBODY.pw_uid, NOBODY.pw_gid)
    yield home
    shutil.rmtree(made)


def wheel_in(folder: Path) -> Path:
    """A copy of the wheel's programs, made of links where the disk is the same."""

    def copy(source: str, target: str) -> None:
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)

    package = programs._package()
    for part in (package, package.with_name(f"{programs.WHEEL}.libs")):
        if part.exists():
            leave = shutil.ignore_patterns("include", "pginstall", "__pycache__")
            shutil.copytree(part, folder / part.name, symlinks=True, copy_function=copy,
                            ignore=leave)  # fmt: skip
    return folder


def path_to(folder: Path) -> str:
    return f"sys.path.insert(0, {str(folder)!r})"


def test_ordinary_user_runs_the_server_itself(open_directory):
    """Under root the supervisor first becomes an ordinary user; else it is one already."""
    before = ""
    if os.geteuid() == 0:
        before = DROP.format(uid=NOBODY.pw_uid, gid=NOBODY.pw_gid)
        identity = {"user": NOBODY.pw_uid, "group": NOBODY.pw_gid, "extra_groups": []}
        nobody = Account("nobody", NOBODY.pw_uid, NOBODY.pw_gid, identity)
        if not nobody.reaches(programs._package()):
            before = f"{path_to(wheel_in(open_directory.parent / 'wheel'))}; {before}"
    directory = open_directory / "postgres"
    process = supervise(directory, before, HOME=str(open_directory))
    kind, url = process.stdout.readline().strip().split(" ", 1)
    try:
        assert kind == "ready"
        with connect(url) as db:
            assert db.execute("select current_user").fetchone() == ("postgres",)
        owner = NOBODY.pw_uid if os.geteuid() == 0 else os.geteuid()
        server = int((directory / "data" / "postmaster.pid").read_text().split()[0])
        assert Path(f"/proc/{server}").stat().st_uid == owner
    finally:
        process.communicate()


def test_user_without_a_name_is_told_what_to_do(open_directory):
    if os.geteuid() == 0:
        before = DROP.format(uid=UNNAMED, gid=UNNAMED)
    else:
        before = f"os.geteuid = lambda: {UNNAMED}"
    kind, text = outcome(supervise(open_directory / "postgres", before))
    assert kind == "trouble"
    assert text == (
        f"PostgreSQL needs a named account, and user id {UNNAMED} has no entry in /etc/passwd: "
        "run this as a named user, or set DATABASE_URL to a PostgreSQL server."
    )


def test_unreachable_wheel_is_copied(directory, tmp_path):
    """As root with a virtual environment in a closed home: the account gets its own copy."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    process = supervise(directory, path_to(wheel_in(closed)))
    lines = iter(process.stdout.readline, "")
    url = next(line for line in lines if line.startswith("ready")).strip().split(" ", 1)[1]
    try:
        with connect(url) as db:
            assert db.execute("select 1").fetchone() == (1,)
        program = Path(f"/proc/{postmaster(directory)}/exe").readlink()
    finally:
        process.communicate()
    home = placed(directory).root if os.geteuid() == 0 else closed
    assert program.is_relative_to(home)
    assert closed.stat().st_mode & 0o777 == 0o700


def test_full_disk_is_said_and_the_next_start_works(directory):
    place = placed(directory)
    with SmallDisk(place.root, megabytes=20) as disk:
        limit = "" if disk.mounted else LIMIT
        kind, text = outcome(supervise(directory, limit))
        assert kind == "trouble"
        assert text.startswith(f"The disk is full: PostgreSQL could not write to {place.root} (")
        assert text.endswith("Free some space and start again; nothing is lost.")
        assert not place.data.exists()
        assert list(place.root.glob("init-*")) == []
    with serving(directory) as server, connect(server.url) as db:
        assert db.execute("select 1").fetchone() == (1,)


def test_limit_on_file_size_counts_as_a_full_disk(directory):
    kind, text = outcome(supervise(directory, LIMIT))
    assert (kind, text[:17]) == ("trouble", "The disk is full:")
    with serving(directory) as server, connect(server.url) as db:
        assert db.execute("select 1").fetchone() == (1,)
