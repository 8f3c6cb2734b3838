"""When offers open and close: what one may apply for at a moment, without looking at each."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from naru.catalogue.finding import bits
from naru.catalogue.finding.tags import Offer

DAY_S = 86_400
KEPT = 100
"""So many spells of a day are remembered; deadlines fall on few different minutes."""


@dataclass(frozen=True)
class Day:
    """One UTC day: offers open all through it, those that open or close in it, and when."""

    number: int
    whole: int
    edges: tuple[int, ...]
    turns: tuple[int, ...]


@dataclass
class Opening:
    """What is open, remembered for the day last asked about and each spell in it.

    Between two turns nothing opens or closes, so that all of that spell has one answer.
    """

    day: Day | None = None
    spells: dict[tuple[int, int], int] = field(default_factory=dict)

    def at(self, moment: int, offers: Sequence[Offer]) -> int:
        """Offers one may apply for at the moment (epoch seconds), dead ones among them."""
        number = moment // DAY_S
        day = self.day
        if day is None or day.number != number:
            day = self.day = _look(Day(number, 0, (), ()), offers, 0)
            self.spells = {}
        spell = number, bisect_right(day.turns, moment)
        found = self.spells.get(spell)
        if found is None:
            found = day.whole | bits.of([s for s in day.edges if offers[s].is_open(moment)])
            if len(self.spells) >= KEPT:
                self.spells = {}
            self.spells[spell] = found
        return found

    def with_more(self, offers: Sequence[Offer], start: int) -> "Opening":
        """The same with the offers from number `start` on, for the day it remembers."""
        return Opening(_look(self.day, offers, start)) if self.day else Opening()


def _look(day: Day, offers: Sequence[Offer], start: int) -> Day:
    """The day with the offers from number `start` on."""
    begins, ends = day.number * DAY_S, (day.number + 1) * DAY_S
    whole: list[int] = []
    edges: list[int] = []
    turns = set(day.turns)
    for slot in range(start, len(offers)):
        opens = offers[slot].opens
        if opens and opens[0] < ends and opens[1] > begins:
            if opens[0] <= begins and opens[1] >= ends:
                whole.append(slot)
            else:
                edges.append(slot)
                turns.update(opens)
    inside = sorted(turn for turn in turns if begins < turn < ends)
    return Day(day.number, day.whole | bits.of(whole), (*day.edges, *edges), tuple(inside))
