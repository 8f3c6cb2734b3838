"""Reading the door: who stands at it, who still waits for a number."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from naru.enrolments.enums import LIVE, DoorMode
from naru.enrolments.models import Claim, Intake

LATE = timedelta(seconds=2)
"""A claim that waits longer for its number is worth an alarm."""

OPEN_CLAIMS = """
SELECT count(*) FROM enrolments_claim c
JOIN enrolments_intake i ON i.id = c.intake_id
LEFT JOIN enrolments_application a ON a.claim_id = c.id
WHERE c.resident_id = %(resident)s AND i.offers_until_at > %(at)s
  AND (a.id IS NULL OR a.state = ANY(%(live)s))"""

AT_THE_DOOR = """
SELECT count(*) FILTER (WHERE c.intake_id = %(intake)s),
    count(*) FILTER (WHERE i.offers_until_at > %(at)s AND (a.id IS NULL OR a.state = ANY(%(live)s)))
FROM enrolments_claim c
JOIN enrolments_intake i ON i.id = c.intake_id
LEFT JOIN enrolments_application a ON a.claim_id = c.id
WHERE c.resident_id = %(resident)s"""

DOOR = tuple(field.name for field in Intake._meta.concrete_fields)
RUN = tuple(f"run__{name}" for name in ("public_id", "gone_at", "is_draft", "status", "fee_won"))
COURSE = tuple(f"run__course__{name}" for name in ("public_id", "gone_at", "is_draft"))

WAITING = """
SELECT c.intake_id, count(*), min(c.at) FROM enrolments_claim c
JOIN enrolments_intake i ON i.id = c.intake_id AND i.mode = 'FIRST_COME' AND i.called_off_at IS NULL
WHERE c.settled_at IS NULL AND c.at < %s GROUP BY c.intake_id ORDER BY min(c.at)"""


def door_at(course_id: UUID, run_id: UUID) -> Intake | None:
    """The door of a run on offer, by the public numbers of course and run.

    Of run and course only what a click asks for is loaded.
    """
    doors = Intake.objects.select_related("run__course").only(*DOOR, *RUN, *COURSE)
    return doors.filter(
        run__public_id=run_id,
        run__gone_at=None,
        run__is_draft=False,
        run__course__public_id=course_id,
        run__course__gone_at=None,
        run__course__is_draft=False,
    ).first()


def standing_claim(*, intake_id: int, resident_id: int, turn: int | None = None) -> Claim | None:
    """The person's claim here that has not ended, settled or not; else the ended one of `turn`."""
    mine = Claim.objects.filter(intake_id=intake_id, resident_id=resident_id)
    claims = {one.turn: one for one in mine.select_related("application").order_by("turn")}
    last = claims[max(claims)] if claims else None
    if last is not None and not (last.settled_at and last.application.state not in LIVE):
        return last
    return claims.get(turn) if turn is not None else None


def open_claims(*, resident_id: int, at: datetime) -> int:
    """How many of the person's claims stand at doors that still may give or offer a seat."""
    with connection.cursor() as cursor:
        cursor.execute(OPEN_CLAIMS, {"resident": resident_id, "live": list(LIVE), "at": at})
        (number,) = cursor.fetchone()
    return int(number)


def at_the_door(*, intake_id: int, resident_id: int, at: datetime) -> tuple[int, int]:
    """How many claims the person ever made here, and how many stand open anywhere, in one look."""
    person = {"intake": intake_id, "resident": resident_id}
    with connection.cursor() as cursor:
        cursor.execute(AT_THE_DOOR, {**person, "live": list(LIVE), "at": at})
        here, standing = cursor.fetchone()
    return int(here), int(standing)


def unsettled() -> list[int]:
    """Doors (ids) at which a claim waits for its number."""
    waiting = Claim.objects.filter(
        settled_at=None, intake__mode=DoorMode.FIRST_COME, intake__called_off_at=None
    ).order_by("intake_id")
    return list(waiting.values_list("intake_id", flat=True).distinct())


def late(*, at: datetime) -> list[tuple[Intake, int, datetime]]:
    """Doors where a claim waits for longer than it may: how many claims, and since when."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING, [at - LATE])
        found = cursor.fetchall()
    doors = Intake.objects.select_related("run__course").in_bulk([row[0] for row in found])
    return [(doors[intake], number, since) for intake, number, since in found]
