"""Row locks for things that run out.

Every scarce thing has exactly one row to lock. A flow that locks several takes the row of
the lower package first (docs/architecture.md), and many rows of one table in order of `pk`.
"""

from typing import TypeVar

from django.db import connection, models

M = TypeVar("M", bound=models.Model)
CHAIN = (4050, 1)
"""The one advisory lock of the chains: triggers of the trail and of receipts take it at commit.

They share it: two commits that write to both, each in another order, would else wait for each
other for ever. `tests/core/test_locks.py` holds the triggers to it.
"""


def alone(name: str) -> None:
    """Wait until no other transaction holds this name, and hold it until ours ends.

    For work that must not run twice at once and has no row to lock yet.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def alone_if_free(name: str) -> bool:
    """Hold this name until our transaction ends, or False at once while another one holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        (held,) = cursor.fetchone()
    return bool(held)


def locked(queryset: models.QuerySet[M], **lookup: object) -> M:
    """Return the one matching row, held until the surrounding transaction ends."""
    return queryset.select_for_update(of=("self",), no_key=True).get(**lookup)
