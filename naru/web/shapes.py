"""The shapes of what components are handed: typed, so that a page cannot forget a part."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One district on the tile map; `text` stands below its name.

    `column` and `row` count from 1; `level` is 0 (none) to 3.
    """

    name: str
    short_name: str
    text: str
    column: int
    row: int
    href: str
    level: int
    current: bool = False


def levels(counts: list[int]) -> list[int]:
    """A level 0 to 3 for each count: none, then the lower, middle and upper third of the range."""
    top = max(counts, default=0)
    return [0 if count == 0 else min(3, 1 + (count - 1) * 3 // max(top, 3)) for count in counts]
