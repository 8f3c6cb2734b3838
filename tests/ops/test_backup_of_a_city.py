"""The demo city comes back from a backup whole: every row, number, rule and chain."""

import hashlib
import re

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from ops import backup, site
from tests.browser.site import TEMPLATE, prepare_once
from tests.databases import address_of, administrator, copy, drop, locked, python

pytestmark = pytest.mark.slow

OURS = "n.nspname = 'public'"
RULES = {
    "constraints": "select conrelid::regclass::text, conname, pg_get_constraintdef(c.oid)"
    f" from pg_constraint c join pg_namespace n on n.oid = connamespace where {OURS}",
    "triggers": "select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled"
    " from pg_trigger where not tgisinternal",
    "functions": "select proname, pg_get_functiondef(p.oid)"
    f" from pg_proc p join pg_namespace n on n.oid = pronamespace where {OURS} and prokind = 'f'",
    "indexes": "select indexname, indexdef from pg_indexes where schemaname = 'public'",
}
CHECKS = """
import django
django.setup()
from django.core.management import call_command
for command in ("verify_audit", "verify_receipts", "reconcile_ledger", "reconcile_payments"):
    call_command(command)
"""


@pytest.fixture(scope="module")
def city():
    """Addresses of the demo city's database and of the one that came back in its place."""
    with locked("site"):
        prepare_once()
        with administrator() as connection:
            copy(connection, TEMPLATE, f"{TEMPLATE}_kept")
    yield address_of(f"{TEMPLATE}_kept")
    with administrator() as connection:
        like = f"{TEMPLATE}_kept%"
        found = connection.execute("select datname from pg_database where datname like %s", [like])
        names = [name for (name,) in found]
    for name in names:
        drop(name)


def contents(url: str) -> dict[str, object]:
    """A digest of every table's rows, where every counter stands, and every rule."""
    with psycopg.connect(url) as db:
        tables = db.execute("select tablename from pg_tables where schemaname = 'public'")
        rows = {name: digest(db, name) for (name,) in tables.fetchall()}
        counters = db.execute(
            "select sequencename, last_value from pg_sequences where schemaname = 'public'"
        )
        rules = {what: sorted(map(plain, db.execute(asked))) for what, asked in RULES.items()}
        return {"rows": rows, "counters": sorted(counters.fetchall(), key=str), **rules}


def plain(rule: tuple[str, ...]) -> list[str]:
    """The words of a rule: PostgreSQL reads a list of texts back with casts and brackets elsewhere,
    which mean the same.
    """
    return [re.sub(r"::[a-z ]+(\[\])?|[()]", "", word) for word in rule]


def digest(db: psycopg.Connection, table: str) -> tuple[int, str]:
    """How many rows, and a hash over them in their order as text."""
    asked = sql.SQL("select t::text from {} t order by 1").format(sql.Identifier(table))
    rows = [text for (text,) in db.execute(asked)]
    return len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()


def test_city_comes_back_whole(city, tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", city)
    before = contents(city)
    assert before["rows"]["residents_resident"][0] > 0
    assert backup.backup([str(tmp_path / "naru.dump")]) == 0
    with psycopg.connect(city) as db:
        db.execute("delete from notices_notice")
    assert contents(city) != before

    assert backup.restore([str(tmp_path / "naru.dump")]) == 0

    assert contents(city) == before
    own = site.environment(city, DJANGO_SETTINGS_MODULE="naru.config.settings.test")
    python("-c", CHECKS, environment=own)
    with psycopg.connect(make_conninfo(city)) as db, pytest.raises(psycopg.Error):
        db.execute("update audit_entry set at = at + interval '1 second'")
