"""All offers in this process's memory, brought up to date before every search.

Each read asks PostgreSQL for the rows that the last read could not see, by snapshot and not by
clock, so nothing that was committed is missed however long its transaction took. A process starts
with an empty shelf and fills it at its first search: one to four seconds per 100,000 courses.
"""

import gc
import json
import threading
from collections.abc import Iterator
from typing import Any

from naru.catalogue.finding.shelf import Shelf
from naru.catalogue.finding.tags import Offer
from naru.catalogue.index.entries import offer_of
from naru.core import prepared

PAGE = 5_000
TOO_MUCH_WASTE = 0.5
MANY = 10_000

STATE = """
    SELECT pg_current_snapshot()::text, pg_relation_filepath('catalogue_searchentry'),
           pg_current_xact_id_if_assigned() IS NOT NULL
"""
UNSEEN = """
    SELECT pg_current_snapshot()::text, pg_relation_filepath('catalogue_searchentry'),
           pg_current_xact_id_if_assigned() IS NOT NULL, entry.course_id, entry.offers
    FROM (VALUES (1)) AS always (one)
    LEFT JOIN catalogue_searchentry AS entry
        ON entry.written_in >= %s::bigint OR entry.written_in = ANY (%s::bigint[])
"""
"""A snapshot does not see what begins later and what was under way; nothing in between is looked
at, or a transaction that runs for long in any database of the server would slow every search."""

NEXT = """
    SELECT course_id, offers FROM catalogue_searchentry
    WHERE course_id > %s::bigint ORDER BY course_id LIMIT %s::integer
"""

Rows = dict[int, list[Offer]]


class Keeper:
    """One process's shelf and what of the database it has seen. Safe between threads.

    `file` is where the table lies: it changes when the table is emptied, and with the database.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._shelf: Shelf | None = None
        self._snapshot = ""
        self._file = ""

    def shelf(self) -> Shelf:
        """All offers as they stand now.

        Inside a transaction that has written, a shelf is made for the caller alone: what it
        wrote may still be rolled back and must not be shown to others.
        """
        with self._lock:
            if self._shelf is None or self._shelf.waste > TOO_MUCH_WASTE:
                return self._afresh()
            rows = _run(UNSEEN, _after(self._snapshot))
            snapshot, file, wrote = rows[0][:3]
            if wrote or file != self._file:
                return self._afresh()
            changed = {row[3]: _offers(row[4]) for row in rows if row[3] is not None}
            if changed:
                self._shelf = self._shelf.with_changes(changed)
            self._snapshot = snapshot
            return self._shelf

    def _afresh(self) -> Shelf:
        """Read everything; what is committed meanwhile comes with the next read.

        Afterwards the collector of garbage passes over it, instead of looking through all offers
        in the middle of somebody's search.
        """
        snapshot, file, wrote = _run(STATE, [])[0]
        shelf = Shelf()
        for rows in _pages():
            shelf = shelf.with_changes(rows)
        if shelf.offers.size > MANY and not wrote:
            gc.freeze()
        if not wrote:
            self._shelf, self._snapshot, self._file = shelf, snapshot, file
        return shelf


keeper = Keeper()


def _pages() -> Iterator[Rows]:
    last = 0
    while rows := _run(NEXT, [last, PAGE]):
        last = rows[-1][0]
        yield {course_id: _offers(offers) for course_id, offers in rows}


def _run(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    with prepared.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _after(snapshot: str) -> list[Any]:
    """The first transaction that began later than the snapshot, and those it saw under way."""
    _first, later, under_way = snapshot.split(":")
    return [int(later), [int(one) for one in under_way.split(",") if one]]


def _offers(stored: str) -> list[Offer]:
    return [offer_of(one) for one in json.loads(stored)]
