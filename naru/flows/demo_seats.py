"""Seats for the demo's people, at once: a transaction that is under way may hold a number back."""

import time
from datetime import datetime

from naru.enrolments.models import Claim, Intake
from naru.enrolments.services import settling

PATIENCE_S, PAUSE_S = 5.0, 0.02


class DemoSeats:
    """Settles a door until everybody who came there has a number, or for five seconds at most.

    A site's settler looks again by itself; the demo goes on with what it has.
    """

    def __init__(self, door: Intake) -> None:
        self.door = door

    def give(self, *, at: datetime) -> None:
        """Number everybody, each settling a transaction of its own."""
        until = time.monotonic() + PATIENCE_S
        while self._somebody_waits() and time.monotonic() < until:
            settling.settle(intake_ids=[self.door.pk], at=at)
            time.sleep(PAUSE_S)

    def _somebody_waits(self) -> bool:
        return Claim.objects.filter(intake=self.door, application=None).exists()
