"""Looking at numbers as they come: those of applications, and those that a crowd got in one row."""

from collections.abc import Iterator
from typing import Any

import psycopg

AGE = "extract(epoch FROM clock_timestamp() - c.at)::float8"
OF_APPLICATIONS = f"""
SELECT a.id, c.id, c.public_id, {AGE}
FROM enrolments_application a JOIN enrolments_claim c ON c.id = a.claim_id
WHERE a.id > %s AND a.claim_id %% %s = 0"""  # noqa: S608 - a constant
CROWDS = """
SELECT id, intake_id, from_xid, upto_xid FROM enrolments_crowd WHERE id > %s ORDER BY id"""
OF_CROWD = f"""
SELECT c.id, c.public_id, {AGE} FROM enrolments_claim c
WHERE c.intake_id = %s AND c.xid >= %s AND c.xid < %s AND c.id %% %s = 0"""  # noqa: S608 - a constant


class Numbers:
    """Clicks that can read their number since the last look, each of them once; of so many one,
    where all of them would take the machine from what is measured. For the same reason nothing is
    asked that the database might answer by reading a whole table, on every core.
    """

    def __init__(self, db: psycopg.Connection, *, one_in: int = 1) -> None:
        self.db, self.one_in = db, one_in
        self.application = self.crowd = 0
        self.known: set[int] = set()
        for setting in ("enable_seqscan", "enable_hashjoin", "enable_mergejoin"):
            db.execute(f"SET {setting} = off")
        db.execute("SET max_parallel_workers_per_gather = 0")

    def look(self) -> Iterator[tuple[str, float]]:
        """The public number of each, and the seconds since its click."""
        for claim, public_id, age in [*self._applied(), *self._in_crowds()]:
            if claim not in self.known:
                self.known.add(claim)
                yield str(public_id), age

    def _applied(self) -> Iterator[tuple[Any, ...]]:
        for number, *row in self._asked(OF_APPLICATIONS, self.application, self.one_in):
            self.application = max(self.application, number)
            yield tuple(row)

    def _in_crowds(self) -> Iterator[tuple[Any, ...]]:
        for number, *crowd in self._asked(CROWDS, self.crowd):
            self.crowd = number
            yield from self._asked(OF_CROWD, *crowd, self.one_in)

    def _asked(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.db.execute(statement, values, binary=True).fetchall()
