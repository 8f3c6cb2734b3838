"""Reading the door: who stands at it, who still waits for a number."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Q

from naru.catalogue.enums import RunStatus, Schedule
from naru.catalogue.models import Course, Run
from naru.core import prepared
from naru.enrolments.enums import LIVE, State
from naru.enrolments.models import Claim, Intake, Statement, Sweep

LATE = timedelta(seconds=2)
"""A claim that waits longer for its number is worth an alarm."""
MONTH = timedelta(days=30)

OPEN_CLAIMS = """
SELECT count(*) FROM enrolments_claim c
LEFT JOIN enrolments_application a ON a.claim_id = c.id AND a.resident_id = %(resident)s
WHERE c.resident_id = %(resident)s AND (a.id IS NULL OR a.state = ANY(%(live)s))
  AND (SELECT i.offers_until_at > %(at)s AND (a.state IS DISTINCT FROM %(seated)s OR (
    SELECT r.schedule FROM catalogue_run r WHERE r.id = i.run_id) <> %(always)s)
    FROM enrolments_intake i WHERE i.id = c.intake_id)"""
"""Door and run are asked for claim by claim, of those that are open: a join would read all doors of
the city first, and an EXISTS all its runs.
"""

DOOR = [field.attname for field in Intake._meta.concrete_fields]
OF_RUN = {"id", "public_id", "gone_at", "is_draft", "status", "fee_won", "course_id"}
RUN = [field.attname for field in Run._meta.concrete_fields if field.attname in OF_RUN]
OF_COURSE = {"id", "public_id", "gone_at", "is_draft"}
COURSE = [field.attname for field in Course._meta.concrete_fields if field.attname in OF_COURSE]
DOOR_AT = f"""
SELECT {", ".join(f"i.{name}" for name in DOOR)}, {", ".join(f"r.{name}" for name in RUN)},
    {", ".join(f"c.{name}" for name in COURSE)}
FROM enrolments_intake i
JOIN catalogue_run r ON r.id = i.run_id AND r.gone_at IS NULL AND NOT r.is_draft
JOIN catalogue_course c ON c.id = r.course_id AND c.gone_at IS NULL AND NOT c.is_draft
WHERE r.public_id = %s AND c.public_id = %s"""  # noqa: S608 - names of columns

UNNUMBERED = """c.intake_id = i.id AND c.xid >= i.numbered_xid
    AND NOT EXISTS (SELECT FROM enrolments_application a WHERE a.claim_id = c.id)"""
NEWER = """EXISTS (
    SELECT FROM enrolments_claim c WHERE c.intake_id = i.id AND c.xid >= i.numbered_xid OFFSET 0)"""
"""Whether anybody clicked since: of a door where nobody did, one place of an index is read."""
PENDING = f"""
SELECT i.id, coming.number FROM enrolments_intake i
CROSS JOIN LATERAL (SELECT count(*) AS number FROM (
    SELECT FROM enrolments_claim c WHERE {UNNUMBERED} LIMIT %(most)s) one) coming
WHERE i.mode IN ('FIRST_COME', 'FIRST_PAID') AND i.called_off_at IS NULL AND coming.number > 0
    AND i.closes_at > coalesce(%(since)s::timestamptz, '-infinity') AND {NEWER}"""  # noqa: S608
"""Door by door from where its numbers end, as in `WAITING`: the claims of years are not read."""
NEAR = """
    AND i.id = ANY(ARRAY(SELECT intake_id FROM enrolments_claim WHERE id > %(beyond)s
                         UNION SELECT unnest(%(also)s::bigint[])))"""
LOOK = """
SELECT set_config('enable_seqscan', 'off', true);
SELECT now.newest, now.ended, found.* FROM (
    SELECT max(id) AS newest, pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS ended
    FROM enrolments_claim) now
LEFT JOIN ({}) found ON true ORDER BY found.id"""
"""Two statements in one journey, each planned when its turn comes: where the planner takes the
applications to be few it would read all of them for each claim.
"""
WAITING = f"""
SELECT i.id, late.number, late.since FROM enrolments_intake i
CROSS JOIN LATERAL (SELECT count(*) AS number, min(c.at) AS since FROM enrolments_claim c
                    WHERE {UNNUMBERED} AND c.at < %(before)s) late
WHERE i.mode IN ('FIRST_COME', 'FIRST_PAID') AND i.called_off_at IS NULL AND late.number > 0
    AND i.opens_at <= %(at)s AND i.closes_at > %(since)s AND {NEWER}"""  # noqa: S608
THESE = """
    AND i.id = ANY(%(also)s::bigint[])"""


@dataclass(frozen=True)
class Look:
    """How many claims wait for their number at each door (id) where one does, and the newest claim
    (id) of all, as of one moment, when every transaction before `ended` had ended.
    """

    doors: dict[int, int]
    newest: int
    ended: int


def door_at(course_id: UUID, run_id: UUID) -> Intake | None:
    """The door of a run on offer, by the public numbers of course and run.

    Of run and course only what a click asks for is loaded.
    """
    with prepared.cursor() as cursor:
        cursor.execute(DOOR_AT, [run_id, course_id])
        row = cursor.fetchone()
    if row is None:
        return None
    db, end = connection.alias, len(DOOR) + len(RUN)
    intake = Intake.from_db(db, DOOR, row[: len(DOOR)])
    intake.run = Run.from_db(db, RUN, row[len(DOOR) : end])
    intake.run.course = Course.from_db(db, COURSE, row[end:])
    return intake


def is_on(intake: Intake) -> bool:
    """Whether the run is still on, as far as was loaded."""
    run = intake.run
    is_off = run.gone_at or run.is_draft or run.course.gone_at or run.status == RunStatus.CANCELLED
    return not is_off and intake.called_off_at is None


def standing_claim(*, intake_id: int, resident_id: int, turn: int | None = None) -> Claim | None:
    """The person's claim here that has not ended, settled or not; else the ended one of `turn`."""
    mine = Claim.objects.filter(intake_id=intake_id, resident_id=resident_id)
    claims = {one.turn: one for one in mine.select_related("application").order_by("turn")}
    last = claims[max(claims)] if claims else None
    ended = getattr(last, "application", None)
    if last is not None and (ended is None or ended.state in LIVE):
        return last
    return claims.get(turn) if turn is not None else None


def has_statement(claim: Claim) -> bool:
    """Whether the person has written their application for a review, or has stepped back."""
    return (
        Statement.objects.filter(claim=claim).exists()
        or getattr(claim, "application", None) is not None
    )


def has_number(claim: UUID, *, intake_id: int, resident_id: int) -> bool:
    """Whether the person's click at the door (by its public number) has its number, as an
    application or in a crowd.
    """
    here = Claim.objects.filter(resident=resident_id, intake=intake_id, public_id=claim)
    return here.filter(Q(application__isnull=False) | Q(xid__lt=F("intake__numbered_xid"))).exists()


def open_claims(*, resident_id: int, at: datetime) -> int:
    """How many of the person's claims stand at doors that still may give or offer a seat.

    A seat in a course that one takes at any time is none: its door stays open for years.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            OPEN_CLAIMS,
            {
                "resident": resident_id,
                "live": list(LIVE),
                "seated": State.SEATED,
                "always": Schedule.ALWAYS,
                "at": at,
            },
        )
        (number,) = cursor.fetchone()
    return int(number)


def unsettled() -> list[int]:
    """Doors (ids) at which a claim waits for its number."""
    return list(look(most=1).doors)


def look(
    *,
    most: int,
    since: datetime | None = None,
    beyond: int | None = None,
    also: Collection[int] = (),
) -> Look:
    """How many claims wait for their number, and where: `most` a door is enough.

    Of doors that closed before `since` none is looked at: a city has thousands of them. With
    `beyond` only doors are that have a claim after that one (id), and `also` these (ids).
    """
    pending = PENDING if beyond is None else PENDING + NEAR
    values = {"most": most, "since": since, "beyond": beyond, "also": list(also)}
    with connection.cursor() as cursor:
        cursor.execute(LOOK.format(pending), values)
        cursor.nextset()
        rows = cursor.fetchall()
    newest, ended = rows[0][:2]
    return Look({row[2]: row[3] for row in rows if row[2] is not None}, newest or 0, ended)


def late(
    *, at: datetime, doors: Collection[int] | None = None
) -> list[tuple[Intake, int, datetime]]:
    """Doors where a claim waits for longer than it may: how many claims, and since when.

    Of doors that are open, or were within a month; of these `doors` (ids), if they are given, else
    of those where one can wait: what the settler's last look at all doors found, and what was
    clicked since, if no settler works any more. Where none ever looked, of all.
    """
    swept = Sweep.objects.first() if doors is None else None
    values: dict[str, Any] = {"before": at - LATE, "at": at, "since": at - MONTH}
    if doors is not None:
        asked, values["also"] = WAITING + THESE, list(doors)
    elif swept is not None:
        asked, values["also"], values["beyond"] = WAITING + NEAR, swept.doors, swept.beyond
    else:
        asked = WAITING
    with connection.cursor() as cursor:
        cursor.execute(asked, values)
        found = sorted(cursor.fetchall(), key=lambda row: (row[2], row[0]))
    loaded = Intake.objects.select_related("run__course").in_bulk([row[0] for row in found])
    return [(loaded[intake], number, since) for intake, number, since in found]
