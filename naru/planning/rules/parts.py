"""Parts of days as people tick them, and the hours they stand for."""

from collections.abc import Iterable

from naru.planning.rules.plain import Window
from naru.planning.rules.times import merged

HOURS: dict[str, Window] = {
    "M": (8 * 60, 13 * 60),
    "A": (13 * 60, 18 * 60),
    "E": (18 * 60, 22 * 60 + 30),
}
"""The way there and back lies within them too."""


def windows(parts: Iterable[str]) -> dict[int, tuple[Window, ...]]:
    """From "1E" (Monday evening) and the like to windows by ISO weekday."""
    week: dict[int, list[Window]] = {}
    for part in parts:
        week.setdefault(int(part[0]), []).append(HOURS[part[1]])
    return {day: merged(found) for day, found in sorted(week.items())}
