"""What is sorted by and shown of every offer, as columns of whole numbers: one place an offer.

As objects 180,000 offers take ten times the memory and a hundred times as long to look through.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from naru.catalogue.finding.tags import Offer

NONE = -1
"""A day, fee, point or run that is not there or that nobody told us."""
ANY_DAY = -2
"""Of an offer that begins whenever somebody comes."""

KINDS = 7
ROOM = 1.25
"""Columns are made so much longer than they must be, or each change would copy them all."""

Column: TypeAlias = NDArray[np.int64]


@dataclass
class _Room:
    """Memory that a table and those made of it share: each sees as far as its own offers go."""

    table: NDArray[np.int64] = field(default_factory=lambda: np.empty((KINDS, 0), np.int64))
    used: int = 0

    def with_more(self, rows: NDArray[np.int64], size: int) -> "_Room":
        """Room with the rows after the first `size` offers; never over those of another."""
        end = size + rows.shape[1]
        room = self
        if self.used != size or end > self.table.shape[1]:
            room = _Room(np.empty((KINDS, int(end * ROOM)), np.int64))
            room.table[:, :size] = self.table[:, :size]
        room.table[:, size:end] = rows
        room.used = end
        return room


@dataclass(frozen=True)
class Columns:
    """So many offers (`size`). Whoever holds columns sees them as they are, whatever is added."""

    size: int = 0
    _room: _Room = field(default_factory=_Room)

    def with_more(self, offers: Sequence[tuple[int, Offer, int]]) -> "Columns":
        """The same with more offers at the end, each between its course and its point."""
        if not offers:
            return self
        rows = np.array([_row(*one) for one in offers], np.int64).T
        return Columns(self.size + len(offers), self._room.with_more(rows, self.size))

    @property
    def course(self) -> Column:
        """The course each offer is of."""
        return self._room.table[0, : self.size]

    @property
    def run(self) -> Column:
        """The run, NONE for a course without any."""
        return self._room.table[1, : self.size]

    @property
    def first(self) -> Column:
        """The day it begins (an ordinal), ANY_DAY or NONE."""
        return self._room.table[2, : self.size]

    @property
    def fee(self) -> Column:
        """Won, or NONE."""
        return self._room.table[3, : self.size]

    @property
    def point(self) -> Column:
        """The number of its point, or NONE, which as an index means the last."""
        return self._room.table[4, : self.size]

    @property
    def opens(self) -> Column:
        """From when one may apply (epoch seconds); the same as `closes` where one never may."""
        return self._room.table[5, : self.size]

    @property
    def closes(self) -> Column:
        """Until when one may apply, itself not included."""
        return self._room.table[6, : self.size]


def _row(course: int, offer: Offer, point: int) -> tuple[int, ...]:
    opens, closes = offer.opens or (0, 0)
    first = ANY_DAY if offer.always else NONE
    return (
        course,
        NONE if offer.run_id is None else offer.run_id,
        first if offer.first is None else offer.first,
        NONE if offer.fee is None else offer.fee,
        point,
        opens,
        closes,
    )
