"""Numbering claims: whoever came first gets a seat, everybody after them a place in the list.

Claims are numbered in the order of the transactions that wrote them, and only those older than
every transaction that still runs in this database: nobody can then come in before somebody who
has a number. The price is that one long writing transaction holds all numbering back;
`queries.door.late` is how operators hear of it. Numbers of transactions are given out for all
databases of a server; those known to run in another one can write no claim and hold nothing back.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from naru.audit import services as audit
from naru.core import jobs
from naru.core.locks import alone, alone_if_free


@dataclass(frozen=True)
class Settled:
    """What one settling gave out."""

    seats: int
    numbers: int

    @property
    def claims(self) -> int:
        return self.seats + self.numbers


def hold(intake_id: int) -> None:
    """Nobody numbers claims at this door until our transaction ends."""
    alone(_name(intake_id))


def pass_by(intake_id: int) -> None:
    """Hold back whoever wants to `hold` this door until our transaction ends, and nobody else."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock_shared(hashtextextended(%s, 0))", [_name(intake_id)]
        )


def _name(intake_id: int) -> str:
    return f"intake {intake_id}"


@transaction.atomic(savepoint=False)
def settle(*, intake_id: int, at: datetime) -> Settled:
    """Number all claims at the door whose turn has certainly come; nothing while another does it.

    Free seats go out by their number, unless somebody waits for them already.
    """
    if not alone_if_free(_name(intake_id)):
        return Settled(0, 0)
    with connection.cursor() as cursor:
        cursor.execute(SETTLE, {"intake": intake_id, "at": at})
        found = cursor.fetchall()
    done = Settled(sum(1 for seat, _no in found if seat), sum(1 for _seat, no in found if no))
    if done.claims:
        audit.record(
            actor=None,
            action="enrolment.settled",
            subject=("intake", intake_id),
            at=at,
            seats=done.seats,
            waiting=done.numbers,
        )
        jobs.defer("enrolments.follow", intake_id=intake_id)
    return done


HORIZON = """
WITH horizon AS MATERIALIZED (
    SELECT coalesce(
        (SELECT min(x::text::bigint) FROM pg_snapshot_xip(pg_current_snapshot()) AS x
         WHERE NOT EXISTS (
             SELECT FROM pg_stat_activity b JOIN pg_database d ON d.oid = b.datid
             WHERE d.datname <> current_database()
               AND b.backend_xid::text::bigint = x::text::bigint %% 4294967296)),
        pg_snapshot_xmax(pg_current_snapshot())::text::bigint) AS xid
)"""
"""Up to here every transaction of this database has ended; lines are drawn by it too."""
SETTLE = f"""{HORIZON}, pending AS MATERIALIZED (
    SELECT id, resident_id, row_number() OVER (ORDER BY c.xid, id) AS place
    FROM enrolments_claim c, horizon
    WHERE intake_id = %(intake)s AND settled_at IS NULL AND c.xid < horizon.xid
      AND EXISTS (SELECT FROM enrolments_intake i
                  WHERE i.id = %(intake)s AND i.mode = 'FIRST_COME' AND i.called_off_at IS NULL)
), free AS MATERIALIZED (
    SELECT seat, row_number() OVER (ORDER BY seat) AS place
    FROM enrolments_intake i, generate_series(1, i.capacity) AS seat
    WHERE i.id = %(intake)s AND EXISTS (SELECT FROM pending)
      AND NOT EXISTS (SELECT FROM enrolments_application a
                      WHERE a.intake_id = i.id AND (a.seat_no = seat OR a.state = 'WAITING'))
), given AS (
    SELECT p.id, p.resident_id, f.seat,
        CASE WHEN f.seat IS NULL THEN p.place - (SELECT count(*) FROM free) + (
            SELECT coalesce(max(wait_no), 0) FROM enrolments_application
            WHERE intake_id = %(intake)s) END AS number
    FROM pending p LEFT JOIN free f ON f.place = p.place
), marked AS (
    UPDATE enrolments_claim c SET settled_at = %(at)s FROM pending p WHERE c.id = p.id
)
INSERT INTO enrolments_application
    (public_id, claim_id, intake_id, resident_id, state, state_at, seat_no, wait_no)
SELECT gen_random_uuid(), id, %(intake)s, resident_id,
    CASE WHEN seat IS NULL THEN 'WAITING' ELSE 'SEATED' END, %(at)s, seat, number
FROM given ORDER BY id
RETURNING seat_no, wait_no"""  # noqa: S608 - both parts are constants
