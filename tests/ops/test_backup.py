"""A backup brings every row back, and a restore that fails changes nothing."""

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from ops import backup, external
from ops.trouble import Trouble
from tests.ops.postgres import connect, serving

pytestmark = pytest.mark.slow


@pytest.fixture
def url(directory, monkeypatch):
    """Address of a database with one row, set as DATABASE_URL."""
    with serving(directory, throwaway=True) as server:
        external.ensure(server.url)
        with psycopg.connect(server.url) as db:
            db.execute("create table kept as select '가' as word")
        monkeypatch.setenv("DATABASE_URL", server.url)
        yield server.url


def words(url: str) -> list[tuple[str]]:
    with psycopg.connect(url) as db:
        return db.execute("select word from kept order by 1").fetchall()


def names(url: str) -> set[str]:
    with connect(url) as db:
        found = db.execute("select datname from pg_database where datname like 'naru%'")
        return {name for (name,) in found}


def test_restore_brings_back_what_was_backed_up(url, tmp_path):
    assert backup.backup([str(tmp_path / "naru.dump")]) == 0
    with psycopg.connect(url) as db:
        db.execute("insert into kept values ('나')")
    assert backup.restore([str(tmp_path / "naru.dump")]) == 0
    assert words(url) == [("가",)]
    (former,) = names(url) - {"naru"}
    assert words(make_conninfo(url, dbname=former)) == [("가",), ("나",)]
    assert [path.name for path in tmp_path.iterdir()] == ["naru.dump"]


def test_restore_of_a_broken_file_changes_nothing(url, tmp_path):
    (tmp_path / "naru.dump").write_text("no dump")
    with pytest.raises(Trouble, match=r"pg_restore gave up: .* Nothing was changed\."):
        backup.restore([str(tmp_path / "naru.dump")])
    assert (words(url), names(url)) == ([("가",)], {"naru"})


def test_restore_waits_for_nobody(url, tmp_path):
    backup.backup([str(tmp_path / "naru.dump")])
    with psycopg.connect(url), pytest.raises(Trouble, match="'naru' is in use"):
        backup.restore([str(tmp_path / "naru.dump")])
    assert (words(url), names(url)) == ([("가",)], {"naru"})


def test_missing_file_is_said(url, tmp_path):
    with pytest.raises(Trouble, match=f"There is no file {tmp_path / 'none'}"):
        backup.restore([str(tmp_path / "none")])
    with pytest.raises(Trouble, match="Name one file: python -m ops backup FILE"):
        backup.backup([])
