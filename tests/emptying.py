"""The database as it was before a test that commits, in a twentieth of the time.

Django truncates all tables and then makes content types and permissions anew, which takes longer
than most of our tests. Here rows are deleted, those two tables stay, and triggers that keep
books from being emptied do not fire, since the tests' user may tell the database so. Tables that
no test of this database has written to are left alone.

The connection stays too, if the test left it whole: a new one opens all those tables and makes all
plans again, which took half of what such a test costs. What the test set there is set back.
"""

from functools import cache

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase
from psycopg.pq import TransactionStatus

KEPT = {"auth_permission", "django_content_type", "django_migrations"}
"""Filled by migrate with what the code says; no test changes them."""

WRITTEN_TO = """
SELECT oid::regclass FROM pg_class
WHERE relkind = 'r' AND relnamespace = current_schema::regnamespace
  AND relname <> ALL (%s) AND pg_relation_size(oid) > 0 ORDER BY relname"""
"""A table keeps its pages when its rows are deleted."""

AS_NEW = "SELECT pg_advisory_unlock_all(); UNLISTEN *; DISCARD TEMP; RESET ALL"
"""All that a session holds but its plans."""

_as_django_does = TransactionTestCase._fixture_teardown


def install() -> None:
    """From now on tests that commit leave an empty database this way."""
    TransactionTestCase._fixture_teardown = _empty  # type: ignore[method-assign]
    TransactionTestCase._should_reload_connections = _left_broken  # type: ignore[method-assign]


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


def _left_broken(_case: TransactionTestCase) -> bool:
    """Whether Django has to close the connections; if not, they are as new."""
    return not all(_as_new(one) for one in connections.all(initialized_only=True))


def _as_new(one: BaseDatabaseWrapper) -> bool:
    """Whether the test left this connection between transactions; then what it set is set back."""
    if one.connection is None:
        return True
    idle = one.connection.info.transaction_status is TransactionStatus.IDLE
    if not idle or one.in_atomic_block or not one.autocommit or one.run_on_commit:
        return False
    one.connection.execute(AS_NEW)
    one.init_connection_state()
    return True


@cache
def _may_silence_triggers(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT has_parameter_privilege('session_replication_role', 'SET')")
        (may,) = cursor.fetchone()
    return bool(may)
