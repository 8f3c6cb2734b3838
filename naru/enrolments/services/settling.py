"""Numbering claims: whoever came first gets a seat, everybody after them a place in the list.

Which claims may be numbered says `horizon`. Where thousands came since the last look, only seats
are written down one by one, and one row holds the numbers of all others (`crowds`).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from naru.audit import services as audit
from naru.core import jobs
from naru.core.locks import alone
from naru.enrolments.services import crowds
from naru.enrolments.services.horizon import HORIZON


@dataclass(frozen=True)
class Settled:
    """What one settling gave out."""

    seats: int
    numbers: int

    @property
    def claims(self) -> int:
        return self.seats + self.numbers


def hold(intake_id: int) -> None:
    """Nobody numbers claims at this door until our transaction ends; what a crowd got there is
    written out, so that every claim with a number has an application.
    """
    alone(_name(intake_id))
    crowds.make([intake_id])


def _name(intake_id: int) -> str:
    return f"intake {intake_id}"


@transaction.atomic(savepoint=False)
def settle(*, intake_ids: Collection[int], at: datetime, crowd: bool = False) -> dict[int, Settled]:
    """Number all claims at the doors whose turn has certainly come: what each door gave out.

    Free seats go out by their number, unless somebody waits for them already; at a door by payment
    they are held until they are paid. A door that somebody else numbers is left to them. In a
    crowd, and where one is not written out yet, whoever gets no seat gets the number of a `Crowd`.
    """
    mine = _free(intake_ids)
    if not mine:
        return {}
    lined = mine if crowd else crowds.lined(mine)
    rows = crowds.number(lined, at=at) if lined else []
    if rest := sorted(set(mine) - set(lined)):
        with connection.cursor() as cursor:
            cursor.execute(SETTLE, {"doors": rest, "at": at})
            rows += cursor.fetchall()
    return _told(rows, at)


@transaction.atomic(savepoint=False)
def write_out(*, intake_ids: Collection[int], most: int) -> int:
    """Make applications of about so many numbers that crowds got at the doors: how many. A door
    that somebody else numbers is left to them.
    """
    mine = _free(intake_ids)
    return crowds.make(mine, most=most) if mine else 0


def _free(intake_ids: Collection[int]) -> list[int]:
    """Those of the doors that nobody else numbers: they are ours until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(FREE_DOORS, [sorted(intake_ids)])
        return [row[0] for row in cursor.fetchall()]


def _told(rows: Iterable[tuple[int, int, int]], at: datetime) -> dict[int, Settled]:
    """What was given out, written to the trail; who got a seat is followed up."""
    done = {intake_id: Settled(seats, numbers) for intake_id, seats, numbers in rows}
    for intake_id, settled in done.items():
        audit.record(
            actor=None,
            action="enrolment.settled",
            subject=("intake", intake_id),
            at=at,
            seats=settled.seats,
            waiting=settled.numbers,
        )
    jobs.defer_once("enrolments.follow", "intake_id", list(done))
    return done


FREE_DOORS = """
SELECT door FROM unnest(%s::bigint[]) AS door
WHERE pg_try_advisory_xact_lock(hashtextextended('intake ' || door, 0))"""
SETTLE = f"""{HORIZON}, doors AS MATERIALIZED (
    SELECT id, capacity, numbered_xid, hold_minutes FROM enrolments_intake
    WHERE id = ANY(%(doors)s) AND mode IN ('FIRST_COME', 'FIRST_PAID') AND called_off_at IS NULL
), pending AS MATERIALIZED (
    SELECT c.id, c.public_id, c.intake_id, c.resident_id,
        row_number() OVER (PARTITION BY c.intake_id ORDER BY c.xid, c.id) AS place
    FROM doors d CROSS JOIN horizon CROSS JOIN LATERAL (
        SELECT * FROM enrolments_claim c
        WHERE c.intake_id = d.id AND c.xid >= d.numbered_xid AND c.xid < horizon.xid
          AND NOT EXISTS (SELECT FROM enrolments_application a WHERE a.claim_id = c.id)
        OFFSET 0) AS c
), moving AS MATERIALIZED (
    SELECT d.id, d.capacity, d.hold_minutes,
        EXISTS (SELECT FROM enrolments_application a
                WHERE a.intake_id = d.id AND a.state = 'WAITING') AS is_full,
        (SELECT coalesce(max(a.wait_no), 0) FROM enrolments_application a
         WHERE a.intake_id = d.id) AS last_no
    FROM doors d WHERE d.id IN (SELECT intake_id FROM pending)
), free AS MATERIALIZED (
    SELECT m.id AS intake_id, seat, row_number() OVER (PARTITION BY m.id ORDER BY seat) AS place
    FROM moving m CROSS JOIN generate_series(1, m.capacity) AS seat
    WHERE NOT m.is_full
      AND NOT EXISTS (SELECT FROM enrolments_application a
                      WHERE a.intake_id = m.id AND a.seat_no = seat)
), left_over AS MATERIALIZED (
    SELECT m.id, m.hold_minutes,
        m.last_no - (SELECT count(*) FROM free WHERE free.intake_id = m.id) AS last_no
    FROM moving m
), given AS (
    SELECT p.id, p.public_id, p.intake_id, p.resident_id, f.seat,
        CASE WHEN f.seat IS NOT NULL AND m.hold_minutes IS NOT NULL
            THEN %(at)s + make_interval(mins => m.hold_minutes) END AS held_until,
        CASE WHEN f.seat IS NULL THEN m.last_no + p.place END AS number
    FROM pending p JOIN left_over m ON m.id = p.intake_id
    LEFT JOIN free f ON f.intake_id = p.intake_id AND f.place = p.place
), marked AS (
    UPDATE enrolments_intake i SET numbered_xid = horizon.xid
    FROM moving m, horizon WHERE i.id = m.id
), made AS (
    INSERT INTO enrolments_application
        (public_id, claim_id, intake_id, resident_id, state, state_at, seat_no, wait_no,
         offered_at, offer_until_at)
    SELECT public_id, id, intake_id, resident_id,
        CASE WHEN seat IS NULL THEN 'WAITING' WHEN held_until IS NULL THEN 'SEATED'
            ELSE 'OFFERED' END,
        %(at)s, seat, number, CASE WHEN held_until IS NOT NULL THEN %(at)s END, held_until
    FROM given ORDER BY id
    RETURNING intake_id, seat_no
)
SELECT intake_id, count(seat_no), count(*) - count(seat_no) FROM made
GROUP BY intake_id ORDER BY intake_id"""  # noqa: S608 - both parts are constants
