"""When offers open and close: what one may apply for at a moment, without looking at each."""

from bisect import bisect_right
from dataclasses import dataclass, field

import numpy as np

from naru.catalogue.finding import bits
from naru.catalogue.finding.columns import Columns

DAY_S = 86_400
KEPT = 100
"""So many spells of a day are remembered; deadlines fall on few different minutes."""


@dataclass(frozen=True)
class Day:
    """One UTC day: offers open all through it, those that open or close in it, and when."""

    number: int
    whole: int
    edges: bits.Places
    turns: list[int]


@dataclass
class Opening:
    """What is open, remembered for the day last asked about and each spell in it.

    Between two turns nothing opens or closes, so that all of that spell has one answer.
    """

    offers: Columns
    day: Day | None = None
    spells: dict[tuple[int, int], int] = field(default_factory=dict)

    def at(self, moment: int) -> int:
        """Offers one may apply for at the moment (epoch seconds), dead ones among them."""
        number = moment // DAY_S
        day = self.day
        if day is None or day.number != number:
            day = self.day = _look(number, self.offers)
            self.spells = {}
        spell = number, bisect_right(day.turns, moment)
        found = self.spells.get(spell)
        if found is None:
            opens, closes = self.offers.opens[day.edges], self.offers.closes[day.edges]
            found = day.whole | bits.of(day.edges[(opens <= moment) & (moment < closes)])
            if len(self.spells) >= KEPT:
                self.spells = {}
            self.spells[spell] = found
        return found


def _look(number: int, offers: Columns) -> Day:
    begins, ends = number * DAY_S, (number + 1) * DAY_S
    opens, closes = offers.opens, offers.closes
    touched = (opens < ends) & (closes > begins) & (opens < closes)
    whole = touched & (opens <= begins) & (closes >= ends)
    edges = np.flatnonzero(touched & ~whole)
    turns = np.unique(np.concatenate([opens[edges], closes[edges]]))
    inside = turns[(turns > begins) & (turns < ends)].tolist()
    return Day(number, bits.where(whole), edges, inside)
