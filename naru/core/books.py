"""Proving double-entry books: every sum again from the single entries, compared with what stands.

What any such books have in common; each ledger adds what its accounts have to agree with.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True)
class Fault:
    """Something that does not add up: what, where, the right number and the one that stands."""

    what: str
    where: str
    right: int
    found: int

    def __str__(self) -> str:
        return f"{self.where}: {self.what} is {self.found:,} and should be {self.right:,}"


@dataclass(frozen=True)
class Reconciliation:
    """Result of going through all books; `total` is in the ledger's unit."""

    transfers: int
    entries: int
    total: int
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        return not self.faults


OF_ENTRIES = {
    "sum of its entries": """
        SELECT 'transfer ' || t.reason, 0, coalesce(sum(e.{unit}), 0)
        FROM {app}_transfer t LEFT JOIN {app}_entry e ON e.transfer_id = t.id
        GROUP BY t.id HAVING coalesce(sum(e.{unit}), 0) <> 0 OR count(e.id) < 2""",
    "balance": """
        SELECT 'account ' || a.id || ' ' || a.book, coalesce(sum(e.{unit}), 0),
            a.balance_{unit}
        FROM {app}_account a LEFT JOIN {app}_entry e ON e.account_id = a.id
        GROUP BY a.id HAVING coalesce(sum(e.{unit}), 0) <> a.balance_{unit}""",
    "number of entries": """
        SELECT 'account ' || a.id || ' ' || a.book, count(e.id), a.entries
        FROM {app}_account a LEFT JOIN {app}_entry e ON e.account_id = a.id
        GROUP BY a.id HAVING count(e.id) <> a.entries""",
    "running balance": """
        SELECT 'account ' || account_id || ' line ' || number, total, balance_{unit} FROM (
            SELECT account_id, number, balance_{unit},
                sum({unit}) OVER (PARTITION BY account_id ORDER BY number) AS total
            FROM {app}_entry) lines
        WHERE total <> balance_{unit}""",
}
"""Of the tables transfer, account and entry of a package {app}, with amounts in columns {unit}."""


def of_entries(app: str, unit: str) -> dict[str, str]:
    """What has to hold of the entries of the package `app`, whose amounts are in columns named
    `unit` ("won"): statements that find where it does not.
    """
    return {what: check.format(app=app, unit=unit) for what, check in OF_ENTRIES.items()}


def faults(checks: Mapping[str, str]) -> Iterator[Fault]:
    """Whatever the statements find: each gives rows of where, right, found."""
    with connection.cursor() as cursor:
        for what, statement in checks.items():
            cursor.execute(statement)
            for where, right, found in cursor.fetchall():
                yield Fault(what, where, int(right), int(found))
