"""The embedded server, with real processes: whatever is killed, the next start has every row."""

from pathlib import Path

import psycopg
import pytest

from ops.postgres import client
from ops.trouble import Trouble

pytestmark = pytest.mark.slow


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "postgres"


def connect(embedded: client.Embedded, database: str = "postgres") -> psycopg.Connection:
    url = embedded.url.replace("/naru?", f"/{database}?")
    return psycopg.connect(url, autocommit=True)


def test_server_speaks_korean_order_without_tcp(directory):
    server = client.launch(directory, throwaway=True)
    try:
        with connect(server) as db:
            words = db.execute("select w from (values ('하'),('가'),('나')) v(w) order by w")
            assert [row[0] for row in words] == ["가", "나", "하"]
            assert db.execute("show listen_addresses").fetchone() == ("",)
            assert db.execute("show server_encoding").fetchone() == ("UTF8",)
    finally:
        server.stop()
    assert not directory.exists()


def test_second_owner_is_refused_and_first_unharmed(directory):
    first = client.launch(directory)
    try:
        with pytest.raises(Trouble, match=f"already in use by process {first.process.pid}"):
            client.launch(directory)
        with connect(first) as db:
            assert db.execute("select 1").fetchone() == (1,)
    finally:
        first.stop()
