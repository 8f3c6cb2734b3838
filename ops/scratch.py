"""A database for one benchmark, dropped afterwards, with Django set up on it."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import django
import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from ops.postgres import client
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
        os.environ["DATABASE_URL"] = url
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
        django.setup()
        yield url


@contextmanager
def _empty(durable: bool) -> Iterator[str]:
    given = os.environ.get("DATABASE_URL")
    if given:
        with _named(given) as url:
            yield url
        return
    place = VAR / f"bench-{os.getpid()}"
    server = client.launch(place, throwaway=not durable)
    try:
        with _named(make_conninfo(server.url, dbname="postgres")) as url:
            yield url
    finally:
        server.stop()
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
