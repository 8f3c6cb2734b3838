"""The answer at once: in quiet times the page numbers the click itself, by the same service."""

import time
from collections import deque
from uuid import UUID

from django.utils import timezone

from naru.enrolments.enums import BY_CLICK
from naru.enrolments.models import Intake
from naru.enrolments.queries import door
from naru.enrolments.services import settling

QUIET, LATELY = 4, 1.0
"""As many clicks of the last second, in this process, leave numbering to the settler."""
PATIENCE, PAUSE = 0.4, 0.05
"""Seconds a page waits for a number in quiet times, and between two looks."""

_clicks: deque[float] = deque(maxlen=QUIET)


def number(intake: Intake, claim: UUID, *, resident_id: int) -> None:
    """Give the click its number, or let the settler do it; waits for a bounded while only.

    `claim` is its public number, and the person's. Nothing depends on it: a click without a number
    keeps its place, and the page says so.
    """
    if intake.mode not in BY_CLICK or in_rush(time.monotonic()):
        return
    until = time.monotonic() + PATIENCE
    while True:
        settling.settle(intake_ids=[intake.pk], at=timezone.now())
        if door.has_number(claim, intake_id=intake.pk, resident_id=resident_id):
            return
        if time.monotonic() >= until:
            return
        time.sleep(PAUSE)


def clicked(now: float) -> None:
    """Remember a click, by the monotonic clock (s)."""
    _clicks.append(now)


def in_rush(now: float) -> bool:
    """Whether so many click that a page had better not settle: costs no look at the database."""
    lately = list(_clicks)
    return len(lately) == QUIET and now - lately[0] < LATELY
