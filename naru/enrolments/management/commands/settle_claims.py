"""The settler: numbers clicks at the doors as they come, until it is told to stop."""

import logging
import signal
import threading
from types import FrameType

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from naru.enrolments.queries import door, lines
from naru.enrolments.services import settling, standing

BUSY, QUIET, DOWN = 0.05, 0.25, 2.0
"""Seconds between two looks: while something waits, while nothing does, without a database."""

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Give claims at the doors of courses their seat or number, as they come."

    def handle(self, *args: object, **options: object) -> None:
        """Several may run: they share one lock a door, so that each claim is numbered once."""
        stop = threading.Event()

        def told(number: int, frame: FrameType | None) -> None:
            stop.set()

        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, told)
        was_late = False
        while not stop.is_set():
            try:
                busy, was_late = _look(was_late=was_late)
            except (OperationalError, InterfaceError) as trouble:
                log.warning("No numbers for now: %s", trouble)
                connection.close()
                stop.wait(DOWN)
                continue
            stop.wait(BUSY if busy else QUIET)


def _look(*, was_late: bool) -> tuple[bool, bool]:
    """Number what can be numbered: whether anything waited, and whether for too long.

    The alarm is told once when it begins, not at every look.
    """
    for intake_id in lines.undrawn(at=timezone.now()):
        standing.draw(intake_id=intake_id, at=timezone.now())
    doors = door.unsettled()
    if doors:
        settling.settle(intake_ids=doors, at=timezone.now())
    late = door.late(at=timezone.now()) if doors else []
    if late and not was_late:
        log.error(
            "%s claims wait for their number, the first since %s: some transaction writes for "
            "too long. Operators see the doors on their page.",
            sum(number for _door, number, _since in late),
            min(since for _door, _number, since in late).isoformat(),
        )
    return bool(doors), bool(late)
