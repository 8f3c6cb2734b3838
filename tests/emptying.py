"""The database as it was before a test that commits, in a twentieth of the time.

Django truncates all tables and then makes content types and permissions anew, which takes longer
than most of our tests. Here rows are deleted, those two tables stay, and triggers that keep
books from being emptied do not fire, since the tests' user may tell the database so.
"""

from functools import cache

from django.db import connections
from django.test import TransactionTestCase

KEPT = {"auth_permission", "django_content_type", "django_migrations"}
"""Filled by migrate with what the code says; no test changes them."""

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
            cursor.execute(_statements(alias))


@cache
def _statements(alias: str) -> str:
    connection = connections[alias]
    found = set(connection.introspection.table_names()) - KEPT
    names = [connection.ops.quote_name(name) for name in sorted(found)]
    deletes = "".join(f"DELETE FROM {name};" for name in names)
    return f"BEGIN; SET LOCAL session_replication_role = replica; {deletes} COMMIT;"


@cache
def _may_silence_triggers(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT has_parameter_privilege('session_replication_role', 'SET')")
        (may,) = cursor.fetchone()
    return bool(may)
