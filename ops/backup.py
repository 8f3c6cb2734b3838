"""`python -m ops backup FILE` and `restore FILE`: the whole database as one file.

Both work on the PostgreSQL that `make run` uses: the one Naru brings along, running or not, or
that of DATABASE_URL. A restore is made beside the present database and takes its place at the
end; the former one stays under another name until somebody drops it.
"""

import contextlib
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, cast

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from ops import external
from ops.postgres import account, client, place, programs
from ops.progress import step, terminal
from ops.tree import DATABASE
from ops.trouble import Trouble, says_disk_full

SETTINGS_LINES = 40
"""So many lines at the beginning of a dump hold its settings and no rows yet."""
UNKNOWN_BEFORE_17 = b"SET transaction_timeout"


def backup(arguments: list[str]) -> int:
    """Write the database to the file, which appears only once it is whole."""
    file = _file(arguments, "backup")
    half = file.with_name(f"{file.name}.half")
    with _database() as url, step(f"Backup to {file.name}"):
        try:
            _tool("pg_dump", "--format=custom", "--no-owner", f"--file={half}", f"--dbname={url}")
            half.replace(file)
        finally:
            half.unlink(missing_ok=True)
    return 0


def restore(arguments: list[str]) -> int:
    """Put the database of the file in the place of the present one."""
    file = _file(arguments, "restore")
    if not file.is_file():
        raise Trouble(f"There is no file {file}: name one that 'python -m ops backup' made.")
    now = f"{datetime.now().astimezone():%Y%m%d_%H%M%S}"
    with _database() as url, step(f"Restore from {file.name}") as told:
        name = str(conninfo_to_dict(url)["dbname"])
        new, former = f"{name}_restored_{now}", f"{name}_before_{now}"
        _rule(url, "CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0", new)
        try:
            _fill(make_conninfo(url, dbname=new), file)
        except Trouble:
            _rule(url, "DROP DATABASE {}", new)
            raise
        _exchange(url, name, new, former)
        told.note(f"the former database is now {former}")
    return 0


def _file(arguments: list[str], command: str) -> Path:
    if len(arguments) != 1:
        raise Trouble(f"Name one file: python -m ops {command} FILE")
    return Path(arguments[0]).resolve()


@contextlib.contextmanager
def _database() -> Iterator[str]:
    """Address of the database, whose server is started for the while if it is ours and rests."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        chosen = place.choose(DATABASE, account.choose())
        url = chosen.url("naru")
        if not _answers(url):
            own = client.launch(DATABASE, say=terminal.line)
            try:
                external.ensure(own.url)
                yield own.url
            finally:
                own.stop()
            return
    external.ensure(url)
    yield url


def _answers(url: str) -> bool:
    try:
        psycopg.connect(make_conninfo(url, dbname="postgres", connect_timeout=2)).close()
    except psycopg.OperationalError:
        return False
    return True


def _exchange(url: str, name: str, new: str, former: str) -> None:
    """Let the new database take the name of the present one, which nobody may be using."""
    try:
        _rule(url, "ALTER DATABASE {} RENAME TO {}", name, former)
    except psycopg.errors.ObjectInUse:
        _rule(url, "DROP DATABASE {}", new)
        raise Trouble(
            f"The database '{name}' is in use, so nothing was changed: stop Naru first "
            "(Ctrl-C where it runs) and restore again."
        ) from None
    _rule(url, "ALTER DATABASE {} RENAME TO {}", new, name)


def _rule(url: str, statement: str, *names: str) -> None:
    """Run a statement about whole databases, from a database that is none of them."""
    with psycopg.connect(make_conninfo(url, dbname="postgres"), autocommit=True) as db:
        db.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _fill(url: str, file: Path) -> None:
    """Put what the file holds into an empty database, which is half full if Trouble comes.

    `pg_restore` sets what servers before 17 do not know and would stop there, so its statements go
    through our hands to `psql`.
    """
    folder = programs.folder()
    loading = [str(folder / "psql"), "--no-psqlrc", "--quiet", "--single-transaction",
               "--set=ON_ERROR_STOP=1", f"--dbname={url}"]  # fmt: skip
    reading = [str(folder / "pg_restore"), "--no-owner", "--file=-", str(file)]
    with tempfile.TemporaryFile("w+") as read_said, tempfile.TemporaryFile("w+") as load_said:
        load = subprocess.Popen(
            loading, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=load_said
        )
        read = subprocess.Popen(reading, stdout=subprocess.PIPE, stderr=read_said)
        source, sink = cast("IO[bytes]", read.stdout), cast("IO[bytes]", load.stdin)
        with source, contextlib.suppress(BrokenPipeError), sink:
            head = itertools.islice(source, SETTINGS_LINES)
            sink.writelines(line for line in head if not line.startswith(UNKNOWN_BEFORE_17))
            shutil.copyfileobj(source, sink)
        ended = {"psql": (load.wait(), load_said), "pg_restore": (read.wait(), read_said)}
        for name, (code, said) in ended.items():
            said.seek(0)
            _complain(name, code, said.read())


def _tool(name: str, *arguments: str) -> None:
    """Run a program of the wheel as ourselves; its complaint becomes Trouble."""
    done = subprocess.run(
        [str(programs.folder() / name), *arguments], check=False, capture_output=True, text=True
    )
    _complain(name, done.returncode, done.stderr)


def _complain(name: str, code: int, said: str) -> None:
    if code:
        reason = (said.strip().splitlines() or ["no reason given"])[-1]
        full = " The disk is full." if says_disk_full(said) else ""
        raise Trouble(f"{name} gave up:{full} {reason} Nothing was changed.")
