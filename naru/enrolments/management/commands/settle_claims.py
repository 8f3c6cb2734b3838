"""The settler: numbers clicks at the doors as they come, until it is told to stop."""

import logging
import signal
import threading
import time
from collections import deque
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from types import FrameType

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from naru.enrolments.models import Intake
from naru.enrolments.queries import crowds, door, lines
from naru.enrolments.services import settling, standing
from naru.enrolments.services.sweeps import Swept

CROWDED, BUSY, QUIET, DOWN, WHOLE, ALARM = 0.05, 0.08, 0.25, 2.0, 1.0, 1.0
"""Seconds between two looks: while a crowd waits, while something does, while nothing does, without
a database; between two at all doors; and between two looks for claims that wait too long.
"""
CROWD = 250
"""So many claims in one look are worth the next one soon: its own cost is little then."""
MANY = 50
"""So many claims in one look are a crowd, whose numbers come first and applications after it."""
LONGEST = timedelta(seconds=10)
"""An application is made this late at most, however long the crowd comes."""
PIECE = 1_000
"""So many are made before the next look."""

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Give claims at the doors of courses their seat or number, as they come."
    requires_system_checks: tuple[str, ...] = ()
    """They load every page, which takes as long as all else before the first look; the worker that
    is started beside it makes them.
    """

    def handle(self, *args: object, **options: object) -> None:
        """Several may run: they share one lock a door, so that each claim is numbered once."""
        stop = threading.Event()

        def told(number: int, frame: FrameType | None) -> None:
            stop.set()

        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, told)
        looks, seldom = Looks(), _Seldom()
        while not stop.is_set():
            try:
                doors = looks.look(time.monotonic())
                waited = number(at=timezone.now(), doors=doors)
                seldom.look(time.monotonic(), waiting=doors)
            except (OperationalError, InterfaceError) as trouble:
                log.warning("No numbers for now: %s", trouble)
                connection.close()
                stop.wait(DOWN)
                continue
            stop.wait(pause(waited))


def pause(numbered: int | None) -> float:
    """Seconds until the next look, after one that numbered so many claims; None: nothing waited."""
    if numbered is None:
        return QUIET
    return BUSY if numbered < CROWD else CROWDED


def number(*, at: datetime, doors: Mapping[int, int]) -> int | None:
    """Number what can be numbered at the doors where so many claims wait, then write out what a
    crowd left: how many claims were numbered, None if there was nothing to do.
    """
    crowd = sum(doors.values()) >= MANY
    done = settling.settle(intake_ids=doors, at=at, crowd=crowd) if doors else {}
    through = crowds.through(since=at - LONGEST if crowd else at)
    made = settling.write_out(intake_ids=through, most=PIECE) if through else 0
    return sum(one.claims for one in done.values()) if doors or made else None


class Looks:
    """Where claims wait for their number: of a city's ten thousand open doors few are asked.

    A look asks about doors with a claim that is newer than the newest of two looks ago, and about
    those where claims waited at the look before. A claim that was committed later than newer ones
    may stand behind that mark: every second all doors are asked. Which doors are asked decides
    only how soon, never in which order: whoever numbers a door numbers every claim there that
    nobody can come before any more, in the order of (xid, id), and nothing past those that might
    still come (`services.horizon`). So the late one, whose transaction was the older one, kept all
    behind it waiting until it was there.
    """

    def __init__(self) -> None:
        self.next_whole = 0.0
        self.since: datetime | None = None
        self.newest = deque([0], maxlen=2)
        self.waiting: dict[int, int] = {}
        self.swept = Swept()

    def look(self, now: float) -> dict[int, int]:
        """How many claims (at most `CROWD`) wait at each door (id). Doors that closed more than a
        month ago are passed over, but for the first look of a process.
        """
        at, whole = timezone.now(), now >= self.next_whole
        beyond = None if whole else self.newest[0]
        found = door.look(most=CROWD, since=self.since, beyond=beyond, also=self.waiting)
        if whole:
            self.next_whole, self.since = now + WHOLE, at - door.MONTH
            self.swept.note(found)
        self.newest.append(found.newest)
        self.waiting = found.doors
        return found.doors


class _Seldom:
    """What need not be looked at whenever clicks are numbered: lines to be drawn, late claims."""

    def __init__(self) -> None:
        self.next_draw = self.next_alarm = 0.0
        self.was_late = False

    def look(self, now: float, *, waiting: Collection[int]) -> None:
        """Draw the lines whose door has opened, and tell once when claims begin to be late at the
        doors (ids) where some wait.
        """
        if now >= self.next_draw:
            self.next_draw = now + QUIET
            for intake_id in lines.undrawn(at=timezone.now()):
                standing.draw(intake_id=intake_id, at=timezone.now())
        if now >= self.next_alarm:
            self.next_alarm = now + ALARM
            late = door.late(at=timezone.now(), doors=waiting) if waiting else []
            if late and not self.was_late:
                _tell(late)
            self.was_late = bool(late)


def _tell(late: list[tuple[Intake, int, datetime]]) -> None:
    log.error(
        "%s claims wait for their number, the first since %s: some transaction writes for "
        "too long. Operators see the doors on their page.",
        sum(number for _door, number, _since in late),
        min(since for _door, _number, since in late).isoformat(),
    )
