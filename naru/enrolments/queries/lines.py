"""The line before a door: how long it is, how far it has come, where somebody stands."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db import connection

from naru.enrolments.models import Arrival, Intake
from naru.enrolments.rules import pace

COUNTS = """
SELECT (SELECT count(*) FROM enrolments_arrival WHERE intake_id = %(intake)s),
       (SELECT count(*) FROM enrolments_claim c JOIN enrolments_arrival a
            ON a.intake_id = c.intake_id AND a.resident_id = c.resident_id
            WHERE c.intake_id = %(intake)s AND c.turn = 0)"""
STALE = 2
"""Counts are taken anew so many times a second, however many ask."""


@dataclass(frozen=True)
class Stand:
    """Where somebody stands. `place` is None before the draw; `last_in` may go in already."""

    opens_at: datetime
    place: int | None
    last_in: int
    people: int
    longest_s: int
    again_s: int

    @property
    def is_in(self) -> bool:
        """Whether it is the person's turn, or it has been."""
        return self.place is not None and self.place <= self.last_in

    @property
    def ahead(self) -> int:
        """How many are let in before the person."""
        return max(0, (self.place or 0) - self.last_in - 1)


def undrawn(*, at: datetime) -> list[int]:
    """Open doors (ids) at which somebody has no place yet."""
    found = Arrival.objects.filter(place=None, intake__opens_at__lte=at)
    return list(found.order_by("intake").values_list("intake", flat=True).distinct())


def stand_of(arrival: Arrival, intake: Intake, *, at: datetime) -> Stand:
    """Where the person stands at the moment."""
    people, finished = counts(intake.pk, at)
    since = (at - intake.opens_at).total_seconds()
    last_in = pace.let_in(since_opening_s=since, finished=finished)
    place = arrival.place
    return Stand(
        opens_at=intake.opens_at,
        place=place,
        last_in=last_in,
        people=people,
        longest_s=pace.longest_wait_s(place=place or people, last_in=last_in),
        again_s=pace.again_s(
            waiting=max(0, people - min(people, last_in)),
            place=place,
            last_in=last_in,
            number=arrival.pk,
            opens_in_s=-since,
        ),
    )


def may_go_in(intake: Intake, resident_id: int, *, at: datetime) -> bool:
    """Whether the person may apply now: nobody is in line before them.

    At a door without a line, or whose line has all been let in, everybody may.
    """
    people, finished = counts(intake.pk, at)
    since = (at - intake.opens_at).total_seconds()
    last_in = pace.let_in(since_opening_s=since, finished=finished)
    if people <= last_in:
        return True
    mine = Arrival.objects.filter(intake=intake, resident_id=resident_id).first()
    return mine is not None and mine.place is not None and mine.place <= last_in


def counts(intake_id: int, at: datetime) -> tuple[int, int]:
    """People in the line, and those of them who have applied; at most half a second old."""
    return _counts(intake_id, int(at.timestamp() * STALE))


def forget() -> None:
    """Take counts anew at the next question."""
    _counts.cache_clear()


@lru_cache(maxsize=256)
def _counts(intake_id: int, moment: int) -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, {"intake": intake_id})
        people, finished = cursor.fetchone()
    return int(people), int(finished)
