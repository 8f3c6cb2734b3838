"""A crowd at a door gets its numbers in one row, and its applications when it is through.

An application costs the database half of a click. While thousands click in a second, those who
come too late for a seat are told their number from the row of their crowd (`queries.crowds`): it
says where the clicks begin and end and which number is the first. Making the applications is the
same numbers written out; whoever holds the door for a change makes them before anything else.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connection

from naru.core import jobs
from naru.enrolments.models import Crowd
from naru.enrolments.services.horizon import HORIZON

EVERYBODY = 2**31


def lined(intake_ids: Collection[int]) -> list[int]:
    """Those of the doors (ids) where a crowd has numbers that are not written out yet."""
    found = Crowd.objects.filter(intake__in=list(intake_ids)).values_list("intake", flat=True)
    return sorted(set(found))


def make(intake_ids: Collection[int], *, most: int = EVERYBODY) -> int:
    """Write out the numbers that crowds got at these doors, which the caller holds: how many; all,
    or the earliest until there are `most`.
    """
    if not (doors := lined(intake_ids)):
        return 0
    with connection.cursor() as cursor:
        cursor.execute(MAKE, [doors, most])
        rows = cursor.fetchall()
    if any(number != promised for _door, number, promised in rows):
        raise RuntimeError("A crowd has not as many clicks as it got numbers.")
    jobs.defer_once("enrolments.follow", "intake_id", [door for door, _number, _promised in rows])
    return sum(number for _door, number, _promised in rows)


def number(intake_ids: Collection[int], *, at: datetime) -> list[tuple[Any, ...]]:
    """Give seats to the first claims at these doors, which the caller holds, and numbers to all
    others: (door, seats, numbers) of each door that gave out any.
    """
    with connection.cursor() as cursor:
        cursor.execute(NUMBER, {"doors": sorted(intake_ids), "at": at})
        return list(cursor.fetchall())


LEFT = "NOT EXISTS (SELECT FROM enrolments_application a WHERE a.claim_id = c.id)"
MAKE = f"""
WITH gone AS (
    DELETE FROM enrolments_crowd WHERE id IN (
        SELECT id FROM (SELECT id, sum(people) OVER (ORDER BY id) - people AS earlier
                        FROM enrolments_crowd WHERE intake_id = ANY(%s)) w WHERE earlier < %s)
    RETURNING id, intake_id, from_xid, upto_xid, first_no, people, at
), made AS (
    INSERT INTO enrolments_application
        (public_id, claim_id, intake_id, resident_id, state, state_at, wait_no)
    SELECT c.public_id, c.id, c.intake_id, c.resident_id, 'WAITING', w.at,
        w.first_no - 1 + row_number() OVER (PARTITION BY w.id ORDER BY c.xid, c.id)
    FROM gone w CROSS JOIN LATERAL (
        SELECT * FROM enrolments_claim c WHERE c.intake_id = w.intake_id
            AND c.xid >= w.from_xid AND c.xid < w.upto_xid AND {LEFT} OFFSET 0) c
    RETURNING intake_id
)
SELECT w.intake_id, (SELECT count(*) FROM made m WHERE m.intake_id = w.intake_id), sum(w.people)
FROM gone w GROUP BY w.intake_id"""  # noqa: S608 - a constant
NUMBER = f"""{HORIZON}, doors AS MATERIALIZED (
    SELECT i.id, i.capacity, i.numbered_xid, i.hold_minutes, horizon.xid AS upto_xid,
        (SELECT count(*) FROM enrolments_claim c WHERE c.intake_id = i.id
            AND c.xid >= i.numbered_xid AND c.xid < horizon.xid AND {LEFT}) AS people,
        EXISTS (SELECT FROM enrolments_application a
                WHERE a.intake_id = i.id AND a.state = 'WAITING')
            OR EXISTS (SELECT FROM enrolments_crowd w WHERE w.intake_id = i.id) AS is_full,
        greatest(
            (SELECT max(a.wait_no) FROM enrolments_application a WHERE a.intake_id = i.id),
            (SELECT max(w.first_no + w.people - 1) FROM enrolments_crowd w
             WHERE w.intake_id = i.id), 0) AS last_no
    FROM enrolments_intake i CROSS JOIN horizon
    WHERE i.id = ANY(%(doors)s) AND i.mode IN ('FIRST_COME', 'FIRST_PAID')
      AND i.called_off_at IS NULL
), free AS MATERIALIZED (
    SELECT d.id AS intake_id, seat, row_number() OVER (PARTITION BY d.id ORDER BY seat) AS place
    FROM doors d CROSS JOIN generate_series(1, d.capacity) AS seat
    WHERE NOT d.is_full AND d.people > 0
      AND NOT EXISTS (SELECT FROM enrolments_application a
                      WHERE a.intake_id = d.id AND a.seat_no = seat)
), first AS MATERIALIZED (
    SELECT c.*, CASE WHEN d.hold_minutes IS NOT NULL
            THEN %(at)s + make_interval(mins => d.hold_minutes) END AS held_until,
        row_number() OVER (PARTITION BY d.id ORDER BY c.xid, c.id) AS place
    FROM doors d CROSS JOIN LATERAL (
        SELECT c.id, c.public_id, c.intake_id, c.resident_id, c.xid FROM enrolments_claim c
        WHERE c.intake_id = d.id AND c.xid >= d.numbered_xid AND c.xid < d.upto_xid AND {LEFT}
        ORDER BY c.xid, c.id
        LIMIT (SELECT count(*) FROM free WHERE free.intake_id = d.id)) c
), seated AS (
    INSERT INTO enrolments_application
        (public_id, claim_id, intake_id, resident_id, state, state_at, seat_no,
         offered_at, offer_until_at)
    SELECT c.public_id, c.id, c.intake_id, c.resident_id,
        CASE WHEN held_until IS NULL THEN 'SEATED' ELSE 'OFFERED' END, %(at)s, f.seat,
        CASE WHEN held_until IS NOT NULL THEN %(at)s END, held_until
    FROM first c JOIN free f ON f.intake_id = c.intake_id AND f.place = c.place
    ORDER BY c.id RETURNING intake_id
), given AS MATERIALIZED (
    SELECT d.*, (SELECT count(*) FROM seated s WHERE s.intake_id = d.id) AS seats
    FROM doors d WHERE d.people > 0
), marked AS (
    UPDATE enrolments_intake i SET numbered_xid = g.upto_xid FROM given g WHERE i.id = g.id
), lined AS (
    INSERT INTO enrolments_crowd (intake_id, from_xid, upto_xid, first_no, people, at)
    SELECT g.id, g.numbered_xid, g.upto_xid, g.last_no + 1, g.people - g.seats, %(at)s
    FROM given g WHERE g.people > g.seats
)
SELECT id, seats, people - seats FROM given ORDER BY id"""  # noqa: S608 - both parts are constants
