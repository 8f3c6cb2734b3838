"""Looking at numbers as they come: those of applications, and those that a crowd got in one row."""

from collections.abc import Iterator

import psycopg

OF_APPLICATIONS = """
SELECT a.id, c.id, c.public_id, extract(epoch FROM clock_timestamp() - c.at)::float8
FROM enrolments_application a JOIN enrolments_claim c ON c.id = a.claim_id
WHERE a.id > %s AND c.id %% %s = 0"""
OF_CROWDS = """
SELECT w.id, c.id, c.public_id, extract(epoch FROM clock_timestamp() - c.at)::float8
FROM enrolments_crowd w JOIN enrolments_claim c ON c.intake_id = w.intake_id
    AND c.xid >= w.from_xid AND c.xid < w.upto_xid
WHERE w.id > %s AND c.id %% %s = 0
    AND NOT EXISTS (SELECT FROM enrolments_application a WHERE a.claim_id = c.id)"""


class Numbers:
    """Clicks that can read their number since the last look, each of them once; of so many one,
    where all of them would take the machine from what is measured.
    """

    def __init__(self, db: psycopg.Connection, *, one_in: int = 1) -> None:
        self.db, self.one_in = db, one_in
        self.last = {OF_APPLICATIONS: 0, OF_CROWDS: 0}
        self.known: set[int] = set()

    def look(self) -> Iterator[tuple[str, float]]:
        """The public number of each, and the seconds since its click."""
        for statement in self.last:
            rows = self.db.execute(
                statement, [self.last[statement], self.one_in], binary=True
            ).fetchall()
            for row, claim, public_id, age in rows:
                self.last[statement] = max(self.last[statement], row)
                if claim not in self.known:
                    self.known.add(claim)
                    yield str(public_id), age
