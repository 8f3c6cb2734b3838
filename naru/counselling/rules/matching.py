"""Which mentors fit a wish, how well, and why: the person chooses."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Literal

Why = Literal["FIELD", "TIMES", "CHANNEL", "LANGUAGE", "NEAR", "ROOM"]
Missing = Literal["FIELD", "TIMES", "CHANNEL"]
Part = Literal["MORNING", "AFTERNOON", "EVENING", "WEEKEND"]

NOON, EVENING = time(12), time(18)


@dataclass(frozen=True)
class Weighing:
    """How the city weighs a fit: `points` for what holds, 100 in all at most.

    There is room while `ample_percent` of a mentor's places or more are free.
    """

    points: Mapping[Why, int]
    ample_percent: int


@dataclass(frozen=True)
class Wish:
    """What a person looks for. `language` and having a place free are musts, the rest is weighed.

    `field`, `channel` and `district` may be empty: then it does not matter.
    """

    language: str
    field: str = ""
    channel: str = ""
    parts: frozenset[str] = frozenset()
    district: str = ""


@dataclass(frozen=True)
class Candidate:
    """A mentor as far as matching asks: `parts` when there are hours, `free` of `capacity`."""

    key: int
    fields: frozenset[str]
    languages: frozenset[str]
    channels: frozenset[str]
    parts: frozenset[str]
    district: str
    free: int
    capacity: int


@dataclass(frozen=True)
class Fitting:
    """A mentor who can be chosen: the points, what speaks for it, and what is not as wished."""

    key: int
    points: int
    why: tuple[Why, ...]
    missing: tuple[Missing, ...]


def fitting(wish: Wish, one: Candidate, *, weighing: Weighing) -> Fitting | None:
    """How the mentor fits; None without a free place, the language or any hours at all."""
    if one.free <= 0 or wish.language not in one.languages or not one.parts:
        return None
    met: dict[Why, bool] = {
        "FIELD": bool(wish.field) and wish.field in one.fields,
        "TIMES": bool(wish.parts & one.parts),
        "CHANNEL": bool(wish.channel) and wish.channel in one.channels,
        "LANGUAGE": wish.language != "ko",
        "NEAR": bool(wish.district) and wish.district == one.district,
        "ROOM": one.free * 100 >= one.capacity * weighing.ample_percent,
    }
    asked: dict[Missing, bool] = {
        "FIELD": bool(wish.field),
        "TIMES": bool(wish.parts),
        "CHANNEL": bool(wish.channel),
    }
    why = tuple(name for name, holds in met.items() if holds)
    missing = tuple(name for name, wanted in asked.items() if wanted and not met[name])
    return Fitting(one.key, sum(weighing.points[name] for name in why), why, missing)


def suggest(
    wish: Wish, candidates: Iterable[Candidate], *, weighing: Weighing, salt: str, most: int
) -> list[Fitting]:
    """The best `most`, the best first.

    Ties are broken by a hash over `salt` and the mentor, so that the same person always sees the
    same order and not everybody the same mentor first.
    """
    fits = (fitting(wish, one, weighing=weighing) for one in candidates)
    found = [fit for fit in fits if fit is not None]
    return sorted(found, key=lambda fit: (-fit.points, _mixed(salt, fit.key)))[:most]


def parts_of(*, weekday: int, begins: time, ends: time) -> frozenset[Part]:
    """The parts of the week that hours on a weekday (Monday is 1) touch."""
    if weekday > 5:  # noqa: PLR2004 - Saturday and Sunday
        return frozenset({"WEEKEND"})
    touched: dict[Part, bool] = {
        "MORNING": begins < NOON,
        "AFTERNOON": begins < EVENING and ends > NOON,
        "EVENING": ends > EVENING,
    }
    return frozenset(name for name, holds in touched.items() if holds)


def _mixed(salt: str, key: int) -> bytes:
    return hashlib.sha256(f"{salt}:{key}".encode()).digest()
