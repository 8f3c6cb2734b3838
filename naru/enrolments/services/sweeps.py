"""Writing down how far the settler has looked, for others who ask whether a claim waits.

A claim that waits and is not at one of the doors that a look at all of them found was not there yet
at that look: its transaction had not ended. Its id may be smaller than that of claims which were
there, so the newest of these is no mark. But the newest of an earlier look is one, as soon as all
transactions have ended that had begun to write by then: what was not there yet at the later look
was begun after the earlier one, and has a greater id than all that were there. (The id is drawn an
instant before the transaction has its number: a claim that stood still between the two for all of
the earlier look is told once a settler has looked again.)
"""

from django.db import connection

from naru.enrolments.models import Sweep
from naru.enrolments.queries.door import Look


class Swept:
    """What one settler has written down, and the look whose newest claim is the next mark."""

    def __init__(self) -> None:
        self.beyond: int | None = None
        self.coming: tuple[int, int] | None = None
        self.written: tuple[int, list[int]] | None = None

    def note(self, look: Look) -> None:
        """After a look at all doors. The first one of a process writes nothing yet, and none does
        that found what the one before it did.
        """
        if self.coming is not None and look.ended >= self.coming[1]:
            self.beyond, self.coming = self.coming[0], None
        if self.coming is None and look.newest != self.beyond:
            self.coming = (look.newest, _next())
        doors = list(look.doors)
        if self.beyond is None or self.written == (self.beyond, doors):
            return
        Sweep.objects.bulk_create(
            [Sweep(beyond=self.beyond, doors=doors)],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["beyond", "doors"],
        )
        self.written = (self.beyond, doors)


def _next() -> int:
    """A number above those of all transactions that have begun to write."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return int(cursor.fetchone()[0])
