"""The engine's wrapper, under the name that Django looks for."""

import select
from typing import Any, cast

import psycopg
from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations
from psycopg_pool import ConnectionPool

KEPT = 400
"""So many prepared statements a connection keeps: more than there are, as the oldest gives way."""


def still_there(connection: psycopg.Connection[Any]) -> None:
    """Raise if the server has gone since the connection was last used.

    A connection at rest has nothing to read; when the server ends, even killed, the end can be
    read. So only a connection with something to read is asked, which costs a journey.
    """
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    if poll.poll(0):
        ConnectionPool.check_connection(connection)


class QuickOperations(DatabaseOperations):
    """Django's own, with another writer of statements."""

    compiler_module = "naru.core.postgresql.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, with another test of pooled connections, cursors that prepare and statements
    that are written sooner.
    """

    ops_class = QuickOperations

    @property
    def pool(self) -> Any:
        pool = super().pool
        if pool is not None and self.settings_dict["CONN_HEALTH_CHECKS"]:
            pool._check = still_there  # noqa: SLF001 - Django hands over its own test alone
        return pool

    def _configure_connection(self, connection: psycopg.Connection[Any]) -> bool:
        """Called for every new connection, in a pool or not."""
        connection.prepared_max = KEPT
        own = cast(Any, super())
        return bool(own._configure_connection(connection))  # noqa: SLF001 - overridden here

    def prepared_cursor(self) -> Any:
        """A cursor whose statements the server plans once a connection; see `core.prepared`."""
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:
            bare = psycopg.Cursor(self.connection)
            return cast(Any, self)._prepare_cursor(bare)  # noqa: SLF001 - as Django's own cursor
