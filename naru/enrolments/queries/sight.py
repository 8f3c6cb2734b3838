"""The door as somebody sees it who stands before it: whether it is open, how full it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, Q
from psycopg.types.numeric import Int8

from naru.core import prepared
from naru.core.ready import Ready
from naru.enrolments.enums import WITH_SEAT, DoorMode, MoveReason, State
from naru.enrolments.models import Application, Intake
from naru.enrolments.queries.crowds import IN_CROWDS
from naru.enrolments.queries.door import NEWER, UNNUMBERED
from naru.enrolments.queries.moves import counted as counted_moves


class Standing(StrEnum):
    """Whether one can apply: not yet, now, or no more."""

    SOON = "SOON"
    OPEN = "OPEN"
    CLOSED = "CLOSED"


DOORS = Ready(lambda runs: Intake.objects.filter(run__in=runs), list)
COUNTED = Ready(
    lambda doors: (
        Application.objects.filter(intake__in=doors)
        .live()
        .order_by()
        .values_list("intake")
        .annotate(
            held=Count("pk", filter=Q(state__in=WITH_SEAT)),
            waits=Count("pk", filter=Q(state=State.WAITING)) + IN_CROWDS,
        )
    ),
    list,
)
"""By door: seats held or offered, and people in the list."""
PENDING = f"""
SELECT i.id, pending.number FROM enrolments_intake i
CROSS JOIN LATERAL (SELECT count(*) AS number FROM enrolments_claim c WHERE {UNNUMBERED}) pending
WHERE i.id = ANY(%s::bigint[]) AND {NEWER}"""  # noqa: S608 - all parts are constants
"""By door: clicks without number."""
BARE = Ready(
    lambda doors: Intake.objects.filter(
        Q(mode=DoorMode.DRAW, draw=None) | Q(mode=DoorMode.REVIEW, review=None), pk__in=doors
    ).values_list("pk"),
    list,
)


@dataclass(frozen=True)
class Sight:
    """A door with its counts: seats held or offered, people in the list, clicks without number, and
    agreed moves in the list by their reason. `unready`: nobody can apply yet whatever the clock
    says, as the draw is not sealed or the review not published.
    """

    intake: Intake
    taken: int
    waiting: int
    unsettled: int
    moves: tuple[tuple[MoveReason, int], ...] = ()
    unready: bool = False

    @property
    def left(self) -> int:
        """Seats that somebody who comes now may still get: none while others wait for one."""
        if self.waiting:
            return 0
        return max(0, self.intake.capacity - self.taken - self.unsettled)

    @property
    def applied(self) -> int:
        """How many people stand at the door."""
        return self.taken + self.waiting + self.unsettled


def standing(intake: Intake, *, at: datetime) -> Standing:
    """By the server's clock alone."""
    if at < intake.opens_at:
        return Standing.SOON
    return Standing.OPEN if at < intake.closes_at else Standing.CLOSED


def sights_of(run_ids: Iterable[int]) -> dict[int, Sight]:
    """The doors of the runs, by run. Five queries at most, for one as for many."""
    doors: dict[int, Intake] = {one.pk: one for one in DOORS(list(run_ids))}
    if not doors:
        return {}
    counted = {intake: (taken, waiting) for intake, taken, waiting in COUNTED(doors)}
    pending = _pending(list(doors))
    moved = counted_moves(doors)
    unready = _unready(list(doors.values()))
    return {
        one.run_id: Sight(
            one,
            *counted.get(one.pk, (0, 0)),
            pending.get(one.pk, 0),
            moved.get(one.pk, ()),
            one.pk in unready,
        )
        for one in doors.values()
    }


def _pending(doors: list[int]) -> dict[int, int]:
    with prepared.cursor() as cursor:
        cursor.execute(PENDING, [[Int8(one) for one in doors]])
        return dict(cursor.fetchall())


def _unready(doors: list[Intake]) -> set[int]:
    """Doors (ids) whose draw is not sealed or whose review is not published."""
    asked = [one.pk for one in doors if one.mode in (DoorMode.DRAW, DoorMode.REVIEW)]
    return {door for (door,) in BARE(asked)}
