"""The shapes of what components are handed: typed, so that a page cannot forget a part."""

from dataclasses import dataclass
from typing import Protocol


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


class Cited(Protocol):
    """A source as it is shown: its title leads to `url` where there is one."""

    @property
    def title(self) -> str: ...
    @property
    def publisher(self) -> str: ...
    @property
    def url(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Quote:
    """A source that is not a record: for texts of ours that cite something."""

    title: str
    publisher: str = ""
    url: str = ""
