"""What an offer can be filtered by, as short texts: `mode:ONLINE`, `district:mapo-gu`.

Whatever nobody told us gets no tag of its own kind, or the tag `?` where it is shown apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

EVENING = time(17, 30)
"""A weekday run that begins at or after this is one for people who work by day."""
SATURDAY = 6
UNTOLD = "?"
FOREVER = 1 << 62
"""A deadline nobody set, in seconds: later than any clock."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One run as the shelf sees it. Days and seconds are plain numbers so that they store well.

    `last` is the day (ordinal) after which it is over, None if that day is not known. `opens` is
    the window `[from, to)` in epoch seconds in which one may apply, None if one may not or nobody
    told us.
    """

    run_id: int | None
    first: int | None
    last: int | None
    fee: int | None
    point: tuple[float, float] | None
    opens: tuple[int, int] | None
    tags: tuple[str, ...]
    always: bool = False

    def is_open(self, moment: int) -> bool:
        """Whether one may apply at the moment (epoch seconds)."""
        return self.opens is not None and self.opens[0] <= moment < self.opens[1]


def when(
    *,
    weekdays: Iterable[int],
    starts: time | None,
    sessions: Sequence[datetime],
    always: bool,
) -> set[str]:
    """Weekday, evening or weekend; a run may be several. `sessions` are starts in local time."""
    if always:
        return {"when:ANYTIME"}
    if sessions:
        return {_slot(start.isoweekday(), start.time()) for start in sessions}
    days = set(weekdays)
    weekend = {"when:WEEKEND"} if any(day >= SATURDAY for day in days) else set()
    by_day = any(day < SATURDAY for day in days) and starts is not None
    return weekend | ({_slot(1, starts)} if by_day and starts is not None else set())


def audience(
    *, age_rule_known: bool, age_from: int | None, age_to: int | None, residence: str, where: str
) -> list[str]:
    """Who may come. An age rule that nobody told is `age:?`, which is not "every age".

    `where` narrows a rule for residents of a district to that district, "" if it is not known.
    """
    ages = f"{age_from or 0}-{age_to if age_to is not None else ''}" if age_rule_known else UNTOLD
    home = f"{residence}:{where}" if residence == "DISTRICT" else residence
    return [f"age:{ages}", f"home:{home if residence != 'UNKNOWN' else UNTOLD}"]


def window(
    *, status: str, opens_at: datetime | None, closes_at: datetime | None
) -> tuple[int, int] | None:
    """When one may apply, `[from, to)` in epoch seconds; None if never or if nobody told us.

    A source's "open now" holds within its own dates; without its word a date must say so.
    """
    if status in ("FULL", "PAUSED", "CLOSED", "CANCELLED"):
        return None
    if status != "OPEN" and opens_at is None and (status == "PLANNED" or closes_at is None):
        return None
    start = int(opens_at.timestamp()) if opens_at else 0
    return (start, int(closes_at.timestamp()) if closes_at else FOREVER)


def last_day(*, starts_on: date | None, last_on: date | None) -> int | None:
    """The day after which nobody can join, as an ordinal; a run without a known end has none."""
    day = last_on or starts_on
    return day.toordinal() if day else None


def _slot(weekday: int, start: time) -> str:
    if weekday >= SATURDAY:
        return "when:WEEKEND"
    return "when:EVENING" if start >= EVENING else "when:WEEKDAY"
