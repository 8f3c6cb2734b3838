"""What short scales say: a level with its 90 % interval, a band, and answers that disagree.

Answers run from 1 to `POINTS`; a reversed item counts from the other end. The level is the mean.
Its interval comes from how far the items of the scale lie apart in this person; below three
answers, or where they happen to agree, a spread of `LEAST_SPREAD` is taken, so that four equal
answers are not told as certainty.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

POINTS = 5
LEAST_SPREAD = 0.7
NORMAL_90 = 1.645
LEAST_ANSWERED = 0.5
"""Part of a scale's items that has to be answered."""
STRONG = 1.5
"""Two items disagree if both are as far from the middle, on different sides (of 2 at most)."""
FEW_REASONS = 2


@dataclass(frozen=True)
class Item:
    """A statement of a scale; a reversed one speaks against it."""

    code: str
    scale: str
    reversed: bool


@dataclass(frozen=True)
class Bands:
    """Levels below `low` are the lowest band, from `high` on the highest."""

    low: float
    high: float

    def of(self, level: float) -> str:
        if level < self.low:
            return "low"
        return "high" if level >= self.high else "mid"


@dataclass(frozen=True)
class Level:
    """What one scale says. `sure`: the whole interval lies in the band."""

    scale: str
    level: float
    low: float
    high: float
    band: str
    sure: bool
    answered: int
    against: tuple[str, str] | None
    because: tuple[str, ...]

    @property
    def error(self) -> float:
        """Half of the interval, before it was cut at the ends of the scale."""
        return max(self.level - self.low, self.high - self.level)


def levels(
    items: Sequence[Item], answers: Mapping[str, int | None], bands: Bands
) -> dict[str, Level]:
    """By scale; those with too few answers are left out. Answers are by item, None if skipped."""
    scales: dict[str, list[Item]] = {}
    for item in items:
        scales.setdefault(item.scale, []).append(item)
    found = {}
    for scale, own in scales.items():
        told = [
            (item, POINTS + 1 - value if item.reversed else value)
            for item in own
            if (value := answers.get(item.code)) is not None
        ]
        if told and len(told) >= LEAST_ANSWERED * len(own):
            found[scale] = _level(scale, told, bands)
    return found


def all_alike(answers: Mapping[str, int | None]) -> bool:
    """Whether every answer is the same although some statements say the opposite of others."""
    given = [value for value in answers.values() if value is not None]
    return len(given) > POINTS and len(set(given)) == 1


def changed(before: Level, now: Level) -> str:
    """ "up", "down", or "same" where the difference is within the error of both."""
    difference = now.level - before.level
    if abs(difference) <= math.hypot(before.error, now.error):
        return "same"
    return "up" if difference > 0 else "down"


def _level(scale: str, told: Sequence[tuple[Item, int]], bands: Bands) -> Level:
    values = [value for _item, value in told]
    level = fmean(values)
    spread = max(stdev(values) if len(values) > FEW_REASONS else 0.0, LEAST_SPREAD)
    half = NORMAL_90 * spread / math.sqrt(len(values))
    low, high = max(level - half, 1.0), min(level + half, float(POINTS))
    band = bands.of(level)
    return Level(
        scale=scale,
        level=round(level, 2),
        low=round(low, 2),
        high=round(high, 2),
        band=band,
        sure=bands.of(low) == band == bands.of(high),
        answered=len(values),
        against=_against(told),
        because=_because(told, level),
    )


def _against(told: Sequence[tuple[Item, int]]) -> tuple[str, str] | None:
    """The two items that most clearly say opposite things, if any do."""
    middle = (POINTS + 1) / 2
    lowest = min(told, key=lambda one: one[1])
    highest = max(told, key=lambda one: one[1])
    apart = lowest[1] <= middle - STRONG and highest[1] >= middle + STRONG
    if not apart or lowest[0].reversed == highest[0].reversed:
        return None
    return (lowest[0].code, highest[0].code)


def _because(told: Sequence[tuple[Item, int]], level: float) -> tuple[str, ...]:
    """The items that pulled the level to its side most."""
    middle = (POINTS + 1) / 2
    side = 1 if level >= middle else -1
    order = sorted(told, key=lambda one: -side * one[1])
    return tuple(item.code for item, value in order[:FEW_REASONS] if side * (value - middle) > 0)
