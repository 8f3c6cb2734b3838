"""Putting in order what the index by lexeme holds loosely, beside the transaction that fills it.

Rows of one transaction may be ordered by another connection: where a lexeme stands in the index
says nothing of who may see the row. So the processor that an import leaves idle does it.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Self

from django.db import DatabaseError, connection, transaction

CLEAN = "SELECT gin_clean_pending_list('search_by_lexeme')"


class Beside:
    """A connection of its own that orders when asked, once at a time."""

    def __init__(self) -> None:
        self._aside = ThreadPoolExecutor(1)
        self._running: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._running is not None:
            self._aside.submit(_close).result()
        self._aside.shutdown()

    def order(self) -> None:
        """Order what is there by now, unless that is being done; returns at once."""
        if self._running is None or self._running.done():
            self._running = self._aside.submit(_order)


def _order() -> None:
    """A server without a connection to spare leaves it to the end of the import."""
    with suppress(DatabaseError), transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute(CLEAN)


def _close() -> None:
    connection.close()
