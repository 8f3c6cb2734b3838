"""The answer at once: in quiet times the page numbers the click itself, by the same service."""

import time

from django.utils import timezone

from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Claim
from naru.enrolments.services import settling

QUIET = 3
"""With so many clicks unnumbered at a door, pages leave numbering to the settler."""
PATIENCE, PAUSE = 0.4, 0.05
"""Seconds a page waits for a number in quiet times, and between two looks."""


def number(claim: Claim) -> None:
    """Give the click its number, or let the settler do it; waits for a bounded while only.

    Nothing depends on it: a click without a number keeps its place, and the page says so.
    """
    if claim.settled_at or claim.intake.mode != DoorMode.FIRST_COME:
        return
    if _unsettled(claim) > QUIET:
        return
    until = time.monotonic() + PATIENCE
    while True:
        settling.settle(intake_id=claim.intake_id, at=timezone.now())
        if Claim.objects.filter(pk=claim.pk, settled_at__isnull=False).exists():
            return
        if time.monotonic() >= until:
            return
        time.sleep(PAUSE)


def _unsettled(claim: Claim) -> int:
    waiting = Claim.objects.filter(intake_id=claim.intake_id, settled_at=None)
    return len(waiting.values_list("pk")[: QUIET + 1])
