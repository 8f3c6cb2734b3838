"""Seats for the demo's people, at once: a transaction that is under way may hold a number back."""

import time
from datetime import datetime

from naru.enrolments.models import Claim, Intake
from naru.enrolments.services import settling

PATIENCE_S, PAUSE_S = 5.0, 0.02


def give_numbers(door: Intake, *, at: datetime) -> None:
    """Settle until everybody who came to the door has a number, or for five seconds at most.

    A site's settler looks again by itself; the demo goes on with what it has.
    """
    until = time.monotonic() + PATIENCE_S
    settling.settle(intake_ids=[door.pk], at=at)
    while time.monotonic() < until and _waiting(door):
        time.sleep(PAUSE_S)
        settling.settle(intake_ids=[door.pk], at=at)


def _waiting(door: Intake) -> bool:
    return Claim.objects.filter(intake=door, application=None).exists()
