"""How questions do, for whoever writes them: plain values only.

Nobody's answer may be read from it: few people give no figures at all, and an option that few
chose has none, nor has a second one from which the first could be worked out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import correlation

FEWEST_PEOPLE = 10
FEWEST_CHOSE = 5
EASY, HARD, WEAK = 90, 30, 0.2
"""Percent right from which a question is very easy, and below which it is very hard; separation
below which it tells little of who knows the rest."""


@dataclass(frozen=True)
class Given:
    """One person's answer: whether it is right, the mark in the other questions of the attempt,
    and the options that were chosen.
    """

    right: bool
    rest: float
    chosen: Sequence[int] = ()


@dataclass(frozen=True)
class Item:
    """What is known of a question: how many answered it, how many percent of them rightly (None:
    all or none of them but for a few, as `easy` says), and how well it separates who knows the
    rest from who does not (-1 to 1; None: cannot be told). `chosen` holds how many chose an
    option; None stands for few.
    """

    people: int
    right_percent: int | None
    easy: bool
    separation: float | None
    chosen: Mapping[int, int | None]

    @property
    def is_odd(self) -> bool:
        """Whether somebody should look at it: too easy, too hard, or it tells nothing."""
        told, right = self.separation, self.right_percent
        extreme = right is None or not HARD <= right < EASY
        return extreme or (told is not None and told < WEAK)


def judge(given: Sequence[Given], *, options: int = 0) -> Item | None:
    """What the answers say of the question; None where too few people gave one."""
    people = len(given)
    if people < FEWEST_PEOPLE:
        return None
    right = sum(one.right for one in given)
    few = 0 < min(right, people - right) < FEWEST_CHOSE
    counts = {n: sum(n in one.chosen for one in given) for n in range(options)}
    return Item(
        people=people,
        right_percent=None if few else round(100 * right / people),
        easy=2 * right > people,
        separation=_separation(given),
        chosen=_told(counts),
    )


def _separation(given: Sequence[Given]) -> float | None:
    """The correlation of being right with the mark in the rest."""
    right = [float(one.right) for one in given]
    rest = [one.rest for one in given]
    if len(set(right)) == 1 or len(set(rest)) == 1:
        return None
    return round(correlation(right, rest), 2)


def _told(counts: Mapping[int, int]) -> dict[int, int | None]:
    """The counts without the few, and without the next one where a single one would be bare."""
    hidden = {n for n, count in counts.items() if 0 < count < FEWEST_CHOSE}
    if len(hidden) == 1:
        others = sorted((count, n) for n, count in counts.items() if n not in hidden)
        hidden |= {n for _count, n in others[:1]}
    return {n: None if n in hidden else count for n, count in counts.items()}
