"""Putting in order what the index by lexeme holds loosely, beside the transaction that fills it.

Rows of one transaction may be ordered by another connection: where a lexeme stands in the index
says nothing of who may see the row. So the processor that an import leaves idle does it.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Self

from django.db import DatabaseError, connection, transaction

CLEAN = "SELECT gin_clean_pending_list('search_by_lexeme')"


class Beside:
    """A connection of its own that orders what is there when asked, while others go on.

    It is never more than one request behind: what waits takes room that the index keeps.
    """

    def __init__(self) -> None:
        self._aside = ThreadPoolExecutor(1)
        self._asked: Future[bool] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._asked is not None:
            self._aside.submit(_close).result()
        self._aside.shutdown()

    def order(self) -> None:
        """Have ordered what is there by now; waits until what was asked before is done."""
        self.wait()
        self._asked = self._aside.submit(_ordered)

    def wait(self) -> None:
        """Until all that was asked is done; here, if the server had no connection to spare."""
        if self._asked is not None and not self._asked.result():
            order_here()


def order_here() -> None:
    """Order what is there by now in this connection."""
    with connection.cursor() as cursor:
        cursor.execute(CLEAN)


def _ordered() -> bool:
    """Whether it could be done."""
    try:
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute(CLEAN)
    except DatabaseError:
        return False
    return True


def _close() -> None:
    """In the thread that opened it: each has its own."""
    connection.close()
