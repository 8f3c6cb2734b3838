"""Which counts by channel may be shown: nobody can compute what happened to a few people.

How many stand at a door is public, and a term is the sum of its runs. So what is hidden must be
none or at least `FEWEST` people, in every row and down every column.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

FEWEST = 10
"""Fewer people than this are not told of."""


class Cell(NamedTuple):
    """How many applied by one channel, and how many of them got a seat."""

    people: int
    seated: int

    @property
    def percent(self) -> str:
        return f"{100 * self.seated / self.people:.1f}"


class Hidden(NamedTuple):
    """In how many rows a channel is hidden, and how many people these are."""

    rows: int
    people: int


Row = Mapping[str, Cell]


def shown(row: Row, closed: Iterable[str] = ()) -> set[str]:
    """The channels of a row that may be shown; those `closed` may not in any case.

    Where too few people would be hidden, the smallest shown channel is hidden with them.
    """
    barred = set(closed)
    seen = {name for name, cell in row.items() if cell.people >= FEWEST and name not in barred}
    while 0 < sum(cell.people for name, cell in row.items() if name not in seen) < FEWEST:
        if not seen:
            break
        seen.remove(min(seen, key=lambda name: (row[name].people, name)))
    return seen


def summed(rows: Iterable[Row]) -> dict[str, Cell]:
    """Several rows as one."""
    found: dict[str, Cell] = {}
    for row in rows:
        for name, cell in row.items():
            before = found.get(name, Cell(0, 0))
            found[name] = Cell(before.people + cell.people, before.seated + cell.seated)
    return found


def shown_of_sum(rows: Iterable[Row]) -> set[str]:
    """The channels of the sum that may be shown beside the single rows as they are shown.

    What one row alone hides would be known by subtracting, and with it the rest of that row.
    """
    every = list(rows)
    hidden: dict[str, list[int]] = {}
    for row in every:
        seen = shown(row)
        for name, cell in row.items():
            if name not in seen:
                hidden.setdefault(name, []).append(cell.people)
    return shown_beside(
        summed(every), {name: Hidden(len(left), sum(left)) for name, left in hidden.items()}
    )


def shown_beside(every: Row, hidden: Mapping[str, Hidden]) -> set[str]:
    """The same, where of each channel is known in how many single rows it is hidden."""
    closed = [name for name, one in hidden.items() if one.rows == 1 or one.people < FEWEST]
    return shown(every, closed)
