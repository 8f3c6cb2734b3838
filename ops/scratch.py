"""A database, or a whole server, for one benchmark; gone afterwards. Django is set up on it."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import django
import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from ops import external
from ops.postgres import account, client
from ops.postgres.place import choose
from ops.tree import VAR

SETTINGS = "naru.config.settings.dev"


@contextmanager
def database(*, durable: bool = False) -> Iterator[str]:
    """The address of an empty database on the server of DATABASE_URL, else on an embedded one.

    The embedded one forgets what it was told when the power goes, unless it shall be `durable`
    as the one of `make run`: each commit on disk. Inside, this process's Django is set up on it;
    settings are those of `make run` unless DJANGO_SETTINGS_MODULE names others.
    """
    with _empty(durable) as url:
        _set_up(url)
        yield url


@contextmanager
def server() -> Iterator[client.Embedded]:
    """An embedded server of one's own that keeps each commit, as the one of `make run`.

    For benchmarks that stop it or count its work, which nobody may do to one that others use.
    """
    with _embedded(durable=True) as running:
        external.ensure(running.url)
        _set_up(running.url)
        yield running


def given() -> None:
    """Set this process's Django up on the database of DATABASE_URL, which stays as it is."""
    _set_up(os.environ["DATABASE_URL"])


def _set_up(url: str) -> None:
    os.environ["DATABASE_URL"] = url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


@contextmanager
def _empty(durable: bool) -> Iterator[str]:
    given = os.environ.get("DATABASE_URL")
    if given:
        with _named(given) as url:
            yield url
        return
    with (
        _embedded(durable) as running,
        _named(make_conninfo(running.url, dbname="postgres")) as url,
    ):
        yield url


@contextmanager
def _embedded(durable: bool) -> Iterator[client.Embedded]:
    place = VAR / f"bench-{os.getpid()}"
    running = client.launch(place, throwaway=not durable)
    try:
        yield running
    finally:
        running.stop()
        choose(place, account.choose()).remove()
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _named(server: str) -> Iterator[str]:
    name = f"naru_bench_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield make_conninfo(server, dbname=name)
        finally:
            db.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
