"""One database with every migration done, which the workers of a run and their sites copy.

Migrating takes as long as hundreds of tests. The first process that asks migrates; the others wait
for it. What a run shares is cleared by the process that started it.
"""

import fcntl
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import conninfo, sql

from ops import site as processes
from ops.tree import ROOT

RUN = os.environ.setdefault("NARU_TEST_RUN", secrets.token_hex(4))
"""One word for this run of pytest: the first process chooses it, xdist's workers inherit it."""
SHARED = Path(tempfile.gettempdir()) / f"naru-site-{RUN}"
MIGRATED = f"migrated_{RUN}"


def migrated() -> str:
    """Name of the database that has nothing but its migrations done."""
    with locked("migrated"):
        done_before = SHARED / "migrated"
        if not done_before.exists():
            with administrator() as connection:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(MIGRATED)))
            own = processes.environment(
                address_of(MIGRATED), DJANGO_SETTINGS_MODULE="naru.config.settings.test"
            )
            python("manage.py", "migrate", "-v0", "--skip-checks", environment=own)
            done_before.touch()
    return MIGRATED


def copy(connection: psycopg.Connection, source: str, made: str) -> None:
    """Make a database like another one to which nobody is connected."""
    connection.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
            sql.Identifier(made), sql.Identifier(source)
        )
    )


def python(*arguments: str, environment: dict[str, str]) -> str:
    """What a process of ours prints; fails with all it said if it fails."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{arguments} failed:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def clear() -> None:
    """Remove what the run shared."""
    if SHARED.exists():
        for database in (MIGRATED, f"site_{RUN}", f"plain_{RUN}"):
            drop(database)
        shutil.rmtree(SHARED)


def administrator() -> psycopg.Connection:
    """A connection that may create databases."""
    return psycopg.connect(os.environ["DATABASE_URL"], dbname="postgres", autocommit=True)


def address_of(database: str) -> str:
    """DATABASE_URL with another database."""
    return conninfo.make_conninfo(os.environ["DATABASE_URL"], dbname=database)


def drop(database: str) -> None:
    with administrator() as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
        )


@contextmanager
def locked(name: str) -> Iterator[None]:
    """One process of the run at a time does what has this name."""
    SHARED.mkdir(exist_ok=True)
    with (SHARED / f"{name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
