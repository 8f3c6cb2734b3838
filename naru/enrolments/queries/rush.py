"""What happens at a provider's doors right now, for watching: three statements, however many doors.

The statements touch no row that a click writes to and take no lock; a click is an index look-up
away from them (docs/decisions/0024-claims.md).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q

from naru.accounts.models import Organisation
from naru.enrolments.enums import BY_CLICK, State
from naru.enrolments.models import Intake
from naru.enrolments.queries.door import UNNUMBERED

MINUTE = timedelta(minutes=1)
AROUND = timedelta(days=1)
"""Doors are watched from so long before they open until so long after they close."""
MOST = 2_000
"""So many doors are counted: a campus opens hundreds on one morning."""

CLAIMS = f"""
SELECT i.id, every.number, late.number, late.since, every.recent FROM enrolments_intake i
CROSS JOIN LATERAL (SELECT count(*) AS number, count(*) FILTER (WHERE c.at > %(since)s) AS recent
                    FROM enrolments_claim c WHERE c.intake_id = i.id AND c.at <= %(at)s) every
CROSS JOIN LATERAL (SELECT count(*) AS number, min(c.at) AS since FROM enrolments_claim c
                    WHERE {UNNUMBERED} AND c.at <= %(at)s) late
WHERE i.id = ANY(%(doors)s)"""  # noqa: S608 - all parts are constants
STATES = """
SELECT intake_id, count(*) FILTER (WHERE state = %(seated)s),
    count(*) FILTER (WHERE state = %(offered)s), count(*) FILTER (WHERE state = %(waiting)s)
    + coalesce((SELECT sum(people) FROM enrolments_crowd w WHERE w.intake_id = a.intake_id), 0)
FROM enrolments_application a WHERE intake_id = ANY(%(doors)s)
    AND state IN (%(seated)s, %(offered)s, %(waiting)s) GROUP BY intake_id"""
LINES = """
SELECT a.intake_id, count(*), count(*) FILTER (WHERE c.id IS NULL)
FROM enrolments_arrival a LEFT JOIN enrolments_claim c
    ON c.intake_id = a.intake_id AND c.resident_id = a.resident_id AND c.turn = 0
WHERE a.intake_id = ANY(%(doors)s) GROUP BY a.intake_id"""


@dataclass(frozen=True)
class Watch:
    """One door now. `oldest_s` is how long the oldest claim has waited for its number, in seconds
    (None if none waits, or its number comes by a draw); `in_line` are people in the line who have
    not applied.
    """

    intake: Intake
    claims: int = 0
    last_minute: int = 0
    seated: int = 0
    offered: int = 0
    waiting: int = 0
    unsettled: int = 0
    oldest_s: float | None = None
    lined_up: int = 0
    in_line: int = 0

    @property
    def per_second(self) -> float:
        """Claims a second, over the last minute."""
        return round(self.last_minute / MINUTE.total_seconds(), 1)

    @property
    def free(self) -> int:
        return max(0, self.intake.capacity - self.seated - self.offered)


@dataclass(frozen=True)
class Sum:
    """All watched doors together."""

    doors: int
    seats: int
    claims: int
    per_second: float
    seated: int
    waiting: int
    unsettled: int
    oldest_s: float | None
    in_line: int


def watched(organisation: Organisation, *, at: datetime) -> list[Watch]:
    """The provider's doors that open, are open or have just closed, the last to open first: on
    the morning of a term those of that morning.
    """
    near = Q(opens_at__lte=at + AROUND, closes_at__gt=at - AROUND)
    mine = Intake.objects.visible_to(organisation).filter(near)
    doors = list(mine.select_related("run__course").order_by("-opens_at", "pk")[:MOST])
    ids = [one.pk for one in doors]
    claims = _rows(CLAIMS, doors=ids, at=at, since=at - MINUTE)
    states = _rows(
        STATES, doors=ids, seated=State.SEATED, offered=State.OFFERED, waiting=State.WAITING
    )
    lines = _rows(LINES, doors=ids)
    found = []
    for one in doors:
        number, unsettled, oldest, recent = claims.get(one.pk, (0, 0, None, 0))
        if one.mode not in BY_CLICK:
            oldest = None
        seated, offered, waiting = states.get(one.pk, (0, 0, 0))
        lined_up, in_line = lines.get(one.pk, (0, 0))
        found.append(
            Watch(
                intake=one,
                claims=number,
                last_minute=recent,
                seated=seated,
                offered=offered,
                waiting=waiting,
                unsettled=unsettled,
                oldest_s=None if oldest is None else round((at - oldest).total_seconds(), 1),
                lined_up=lined_up,
                in_line=in_line,
            )
        )
    return found


def busiest(doors: list[Watch], *, most: int) -> list[Watch]:
    """Those where most goes on, in the order in which they were given."""

    def quiet(one: Watch) -> tuple[int, int, int]:
        return -one.last_minute, -one.unsettled - one.in_line, -one.waiting

    chosen = {one.intake.pk for one in sorted(doors, key=quiet)[:most]}
    return [one for one in doors if one.intake.pk in chosen]


def summed(doors: list[Watch]) -> Sum:
    """The same over all of them; the oldest is the oldest of any."""
    ages = [one.oldest_s for one in doors if one.oldest_s is not None]
    return Sum(
        doors=len(doors),
        seats=sum(one.intake.capacity for one in doors),
        claims=sum(one.claims for one in doors),
        per_second=round(sum(one.last_minute for one in doors) / MINUTE.total_seconds(), 1),
        seated=sum(one.seated for one in doors),
        waiting=sum(one.waiting for one in doors),
        unsettled=sum(one.unsettled for one in doors),
        oldest_s=max(ages, default=None),
        in_line=sum(one.in_line for one in doors),
    )


def _rows(statement: str, **values: Any) -> dict[int, tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return {row[0]: row[1:] for row in cursor.fetchall()}
