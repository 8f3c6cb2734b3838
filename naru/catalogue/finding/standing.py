"""Whether one may apply for a run at a moment, in the one sense that search counts by too."""

from datetime import date, datetime
from enum import StrEnum

from naru.catalogue.finding.tags import window


class Standing(StrEnum):
    """How a run stands towards somebody who wants to apply. UNKNOWN: nobody told us."""

    OPEN = "OPEN"
    SOON = "SOON"
    FULL = "FULL"
    PAUSED = "PAUSED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"
    OVER = "OVER"
    UNKNOWN = "UNKNOWN"


SAID = {
    "FULL": Standing.FULL,
    "PAUSED": Standing.PAUSED,
    "CLOSED": Standing.CLOSED,
    "CANCELLED": Standing.CANCELLED,
}
"""Words of a source that hold whatever the clock says."""


def standing(
    *,
    status: str,
    opens_at: datetime | None,
    closes_at: datetime | None,
    last_on: date | None,
    at: datetime,
    today: date,
) -> Standing:
    """Where a run stands at the moment `at`; `last_on` is the last day one can still join."""
    if status != "CANCELLED" and last_on is not None and last_on < today:
        return Standing.OVER
    if status in SAID:
        return SAID[status]
    opens = window(status=status, opens_at=opens_at, closes_at=closes_at)
    if opens is None:
        return Standing.SOON if status == "PLANNED" else Standing.UNKNOWN
    moment = at.timestamp()
    if moment < opens[0]:
        return Standing.SOON
    return Standing.OPEN if moment < opens[1] else Standing.CLOSED


def places_left(*, capacity: int | None, registered: int | None) -> int | None:
    """Free places, None if either number is not told; sources that overbook have none left."""
    if capacity is None or registered is None:
        return None
    return max(0, capacity - registered)
