"""A PostgreSQL of somebody else: created in, or refused with a sentence, never half used."""

import secrets
from collections.abc import Iterator

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from ops import external
from ops.postgres import client
from ops.tree import VAR
from ops.trouble import Trouble
from tests.ops.conftest import clear
from tests.ops.postgres import connect

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Address of a server's maintenance database."""
    directory = VAR / f"ops-{secrets.token_hex(4)}"
    embedded = client.launch(directory, throwaway=True)
    yield embedded.url.replace("/naru?", "/postgres?")
    embedded.stop()
    clear(directory)


def databases(server: str) -> set[str]:
    with connect(server) as db:
        return {name for (name,) in db.execute("select datname from pg_database")}


def test_missing_database_is_created_once(server):
    url = make_conninfo(server, dbname="made-now")
    assert external.ensure(url) == external.ensure(url) == "18.4"
    with psycopg.connect(url) as db:
        assert db.execute("show server_encoding").fetchone() == ("UTF8",)


def test_user_who_may_not_create_is_told_the_command(server):
    with connect(server) as db:
        db.execute("create role visitor login")
    url = make_conninfo(server, dbname="naru", user="visitor")
    before = databases(server)
    with pytest.raises(Trouble) as refusal:
        external.ensure(url)
    assert str(refusal.value) == (
        "The server of DATABASE_URL has no database 'naru', and its user may not create one: as an "
        "administrator of that server, run createdb --encoding=UTF8 --template=template0 "
        "--owner=visitor naru"
    )
    assert databases(server) == before


def test_other_encoding_is_refused(server):
    with connect(server) as db:
        db.execute("create database latin encoding 'SQL_ASCII' locale 'C' template template0")
    with pytest.raises(Trouble, match="stores SQL_ASCII, and Naru needs UTF8"):
        external.ensure(make_conninfo(server, dbname="latin"))


def test_older_server_is_refused(server, monkeypatch):
    """No older server is at hand, so the line is drawn above this one."""
    monkeypatch.setattr(external, "OLDEST", 990_000)
    with pytest.raises(Trouble, match=r"is PostgreSQL 18\.4, and Naru needs 15 or newer"):
        external.ensure(server)


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql:naru", "DATABASE_URL is no address PostgreSQL understands"),
        ("postgresql://localhost", "DATABASE_URL names no database"),
    ],
)
def test_bad_address_is_refused(url, sentence):
    with pytest.raises(Trouble, match=sentence):
        external.ensure(url)
