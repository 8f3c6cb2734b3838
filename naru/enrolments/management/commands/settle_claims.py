"""The settler: numbers clicks at the doors as they come, until it is told to stop."""

import logging
import signal
import threading
import time
from datetime import datetime, timedelta
from types import FrameType

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from naru.enrolments.models import Intake
from naru.enrolments.queries import crowds, door, lines
from naru.enrolments.services import settling, standing

CROWDED, BUSY, QUIET, DOWN, ALARM = 0.05, 0.08, 0.25, 2.0, 1.0
"""Seconds between two looks: while a crowd waits, while something does, while nothing does, without
a database; and between two looks for claims that wait too long.
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
        seldom, since = _Seldom(), None
        while not stop.is_set():
            try:
                waited = number(at=timezone.now(), since=since)
                since = timezone.now() - door.MONTH
                seldom.look(time.monotonic(), busy=waited is not None)
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


def number(*, at: datetime, since: datetime | None = None) -> int | None:
    """Number what can be numbered, then write out what a crowd left: how many claims were numbered,
    None if there was nothing to do. Doors that closed before `since` are passed over: the first
    look of a process is at all of them.
    """
    doors = door.pending(most=CROWD, since=since)
    crowd = sum(doors.values()) >= MANY
    done = settling.settle(intake_ids=doors, at=at, crowd=crowd) if doors else {}
    through = crowds.through(since=at - LONGEST if crowd else at)
    made = settling.write_out(intake_ids=through, most=PIECE) if through else 0
    return sum(one.claims for one in done.values()) if doors or made else None


class _Seldom:
    """What need not be looked at whenever clicks are numbered: lines to be drawn, late claims."""

    def __init__(self) -> None:
        self.next_draw = self.next_alarm = 0.0
        self.was_late = False

    def look(self, now: float, *, busy: bool) -> None:
        """Draw the lines whose door has opened, and tell once when claims begin to be late."""
        if now >= self.next_draw:
            self.next_draw = now + QUIET
            for intake_id in lines.undrawn(at=timezone.now()):
                standing.draw(intake_id=intake_id, at=timezone.now())
        if now >= self.next_alarm:
            self.next_alarm = now + ALARM
            late = door.late(at=timezone.now()) if busy else []
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
