"""Numbering claims: whoever came first gets a seat, everybody after them a place in the list.

Which claims may be numbered says `horizon`. Seats are written down one by one, the numbers of all
others in one row (`crowds`), which is written out at once where no crowd is coming.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from naru.audit import services as audit
from naru.core import jobs
from naru.core.locks import alone
from naru.enrolments.services import crowds


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
    left = [] if crowd else sorted(set(mine) - set(crowds.lined(mine)))
    done = _told(crowds.number(mine, at=at), at)
    crowds.make(left)
    return done


@transaction.atomic(savepoint=False)
def write_out(*, intake_ids: Collection[int], most: int) -> int:
    """Make applications of about so many numbers that crowds got at the doors: how many. A door
    that somebody else numbers is left to them.
    """
    mine = _free(intake_ids)
    return crowds.make(mine, most=most) if mine else 0


def _free(intake_ids: Collection[int]) -> list[int]:
    """Those of the doors that nobody else numbers: they are ours until the transaction ends.

    Until then, too, no plan reads a whole table: applications are few when a term opens, and a plan
    that reads them all for each claim costs more with each seat.
    """
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
SELECT door, set_config('enable_seqscan', 'off', true)
FROM unnest(%s::bigint[]) AS door
WHERE pg_try_advisory_xact_lock(hashtextextended('intake ' || door, 0))"""
