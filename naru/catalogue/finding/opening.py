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
            day = self.day = _look(Day(number, 0, np.empty(0, np.int64), []), self.offers, 0)
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

    def with_more(self, offers: Columns) -> "Opening":
        """The same of these offers, of which it has looked at all but the last, for its day."""
        return Opening(offers, _look(self.day, offers, self.offers.size) if self.day else None)


def _look(day: Day, offers: Columns, start: int) -> Day:
    """The day with the offers from number `start` on."""
    begins, ends = day.number * DAY_S, (day.number + 1) * DAY_S
    opens, closes = offers.opens[start:], offers.closes[start:]
    touched = (opens < ends) & (closes > begins) & (opens < closes)
    whole = touched & (opens <= begins) & (closes >= ends)
    edges = np.flatnonzero(touched & ~whole)
    turns = np.unique(np.concatenate([np.array(day.turns, np.int64), opens[edges], closes[edges]]))
    return Day(
        number=day.number,
        whole=day.whole | bits.where(whole) << start,
        edges=np.concatenate([day.edges, edges + start]),
        turns=turns[(turns > begins) & (turns < ends)].tolist(),
    )
