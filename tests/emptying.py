"""The database as it was before a test that commits, in a twentieth of the time.

Django truncates all tables and then makes content types and permissions anew, which takes longer
than most of our tests. Here rows are deleted, those two tables stay, and triggers that keep
books from being emptied do not fire, since the tests' user may tell the database so. Tables that
no test of this database has written to are left alone: a new connection takes longer to open
them all than to empty the others.
"""

from functools import cache

from django.db import connections
from django.test import TransactionTestCase

KEPT = {"auth_permission", "django_content_type", "django_migrations"}
"""Filled by migrate with what the code says; no test changes them."""

WRITTEN_TO = """
SELECT oid::regclass FROM pg_class
WHERE relkind = 'r' AND relnamespace = current_schema::regnamespace
  AND relname <> ALL (%s) AND pg_relation_size(oid) > 0 ORDER BY relname"""
"""A table keeps its pages when its rows are deleted."""

_as_django_does = TransactionTestCase._fixture_teardown


def install() -> None:
    """From now on tests that commit leave an empty database this way."""
    TransactionTestCase._fixture_teardown = _empty  # type: ignore[method-assign]


def _empty(case: TransactionTestCase) -> None:
    if case.available_apps is not None or case.serialized_rollback:
        _as_django_does(case)
        return
    for alias in case._databases_names(include_mirrors=False):
        if not _may_silence_triggers(alias):
            _as_django_does(case)
            return
        with connections[alias].cursor() as cursor:
            cursor.execute(WRITTEN_TO, [list(KEPT)])
            deletes = "".join(f"DELETE FROM {name};" for (name,) in cursor.fetchall())
            cursor.execute(f"BEGIN; SET LOCAL session_replication_role = replica; {deletes} COMMIT")


@cache
def _may_silence_triggers(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT has_parameter_privilege('session_replication_role', 'SET')")
        (may,) = cursor.fetchone()
    return bool(may)
