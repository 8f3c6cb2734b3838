"""What happens at a provider's doors right now, for watching: four statements, however many doors.

The statements touch no row that a click writes to and take no lock; a click is an index look-up
away from them (docs/decisions/0024-claims.md). Of a quiet door nothing is read but indexes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q

from naru.accounts.models import Organisation
from naru.core.ready import Ready
from naru.enrolments.enums import BY_CLICK
from naru.enrolments.models import Intake
from naru.enrolments.queries.door import UNNUMBERED

MINUTE = timedelta(minutes=1)
AROUND = timedelta(days=1)
"""Doors are watched from so long before they open until so long after they close."""
MOST = 2_000
"""So many doors are counted: a campus opens hundreds on one morning."""
GLANCE = 5
"""So many clicks, the latest of a door, tell whether there was one in the last minute."""

COUNTS = f"""
WITH held AS MATERIALIZED (
    SELECT intake_id, count(*) AS number FROM enrolments_application
    WHERE state = 'OFFERED' GROUP BY intake_id
)
SELECT i.id, claims.number, recent.number, seats.number - coalesce(held.number, 0),
    coalesce(held.number, 0), waiting.number + coalesce(crowd.number, 0), late.number, late.since
FROM enrolments_intake i
CROSS JOIN LATERAL (SELECT count(*) AS number FROM enrolments_claim c
                    WHERE c.intake_id = i.id) claims
CROSS JOIN LATERAL (SELECT max(few.at) AS at FROM (
    SELECT c.at FROM enrolments_claim c WHERE c.intake_id = i.id
    ORDER BY c.xid DESC, c.id DESC LIMIT %(glance)s) few) latest
CROSS JOIN LATERAL (SELECT count(*) AS number FROM enrolments_claim c
                    WHERE c.intake_id = i.id AND latest.at > %(since)s AND c.at > %(since)s) recent
CROSS JOIN LATERAL (SELECT count(*) AS number FROM enrolments_application a
                    WHERE a.intake_id = i.id AND a.seat_no IS NOT NULL) seats
CROSS JOIN LATERAL (SELECT count(*) AS number FROM enrolments_application a
                    WHERE a.intake_id = i.id AND a.state = 'WAITING') waiting
CROSS JOIN LATERAL (SELECT count(*) AS number, min(c.at) AS since FROM enrolments_claim c
                    WHERE {UNNUMBERED} AND c.at <= %(at)s) late
LEFT JOIN held ON held.intake_id = i.id
LEFT JOIN (SELECT intake_id, sum(people)::bigint AS number FROM enrolments_crowd
           GROUP BY intake_id) crowd ON crowd.intake_id = i.id
WHERE i.id = ANY(%(doors)s)"""  # noqa: S608 - all parts are constants
"""Whoever has a seat, or is offered one, has its number: the words of their states are in the
constraint `enrolment_seat_while_held`.
"""
LINES = """
SELECT a.intake_id, count(*), count(*) FILTER (WHERE c.id IS NULL)
FROM enrolments_arrival a LEFT JOIN enrolments_claim c
    ON c.intake_id = a.intake_id AND c.resident_id = a.resident_id AND c.turn = 0
WHERE a.intake_id = ANY(%(doors)s) GROUP BY a.intake_id"""

DOORS = Ready(lambda doors: Intake.objects.filter(pk__in=doors).select_related("run__course"), list)


@dataclass(frozen=True, slots=True)
class Watch:
    """One door (id) now. `oldest_s` is how long the oldest claim has waited for its number, in
    seconds (None if none waits, or its number comes by a draw); `in_line` are people in the line
    who have not applied.
    """

    door: int
    capacity: int
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
        return max(0, self.capacity - self.seated - self.offered)


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


class Look(NamedTuple):
    """The sum of all watched doors, and those of them where most goes on."""

    total: Sum
    doors: list[tuple[Intake, Watch]]


def look(organisation: Organisation, *, at: datetime, most: int) -> Look:
    """What happens at the provider's doors now; of so many the door itself is loaded."""
    every = watched(organisation, at=at)
    chosen = busiest(every, most=most)
    doors: dict[int, Intake] = {one.pk: one for one in DOORS([one.door for one in chosen])}
    return Look(summed(every), [(doors[one.door], one) for one in chosen])


def watched(organisation: Organisation, *, at: datetime) -> list[Watch]:
    """The provider's doors that open, are open or have just closed, the last to open first: on
    the morning of a term those of that morning.
    """
    near = Q(opens_at__lte=at + AROUND, closes_at__gt=at - AROUND)
    mine = Intake.objects.visible_to(organisation).filter(near).order_by("-opens_at", "pk")
    doors = list(mine.values_list("pk", "capacity", "mode")[:MOST])
    ids = [pk for pk, _capacity, _mode in doors]
    counts = _rows(COUNTS, doors=ids, at=at, since=at - MINUTE, glance=GLANCE)
    lines = _rows(LINES, doors=ids)
    found = []
    for pk, capacity, mode in doors:
        claims, recent, seated, offered, waiting, unsettled, oldest = counts[pk]
        if mode not in BY_CLICK:
            oldest = None
        lined_up, in_line = lines.get(pk, (0, 0))
        found.append(
            Watch(
                door=pk,
                capacity=capacity,
                claims=claims,
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

    chosen = {one.door for one in sorted(doors, key=quiet)[:most]}
    return [one for one in doors if one.door in chosen]


def summed(doors: list[Watch]) -> Sum:
    """The same over all of them; the oldest is the oldest of any."""
    ages = [one.oldest_s for one in doors if one.oldest_s is not None]
    return Sum(
        doors=len(doors),
        seats=sum(one.capacity for one in doors),
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
