"""A whole cohort at once: as many people as possible get a mentor, and then the best fits.

Plain arrays: `points[i, j]` is how well mentor j fits person i, 0 where they cannot be together.
An answer names a mentor for each person, -1 for nobody.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naru.counselling.rules.matching import Candidate, Weighing, Wish, fitting

Points = NDArray[np.int64]
Places = NDArray[np.int64]
Answer = NDArray[np.int64]
NOBODY = -1
EVERYBODY = 1_000
"""Worth of helping one more person: as much as ten perfect fits."""


@dataclass(frozen=True)
class Assigned:
    """Who gets whom, and whether nothing better exists."""

    mentors: list[int]
    proven: bool


def points_of(
    wishes: Sequence[Wish],
    candidates: Sequence[Candidate],
    *,
    without: Sequence[Collection[int]],
    weighing: Weighing,
) -> Points:
    """The table of fits; a fit that can be but has no points still counts 1.

    `without` are for each wish the candidates (keys) who are out of the question: 0.
    """
    table = np.zeros((len(wishes), len(candidates)), dtype=np.int64)
    for row, (wish, out) in enumerate(zip(wishes, without, strict=True)):
        for column, one in enumerate(candidates):
            fit = None if one.key in out else fitting(wish, one, weighing=weighing)
            table[row, column] = 0 if fit is None else 1 + fit.points
    return table


def worth(points: Points) -> Points:
    """Points with the worth of being helped at all, 0 where it cannot be."""
    return np.where(points > 0, points + EVERYBODY, 0)


def by_greed(points: Points, places: Places) -> Answer:
    """The best fit first, as long as there are places: quick, and not the best for all."""
    rows, columns = np.nonzero(points)
    order = np.lexsort((columns, rows, -points[rows, columns]))
    found = np.full(len(points), NOBODY, dtype=np.int64)
    left = places.copy()
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if found[row] == NOBODY and left[column] > 0:
            found[row] = column
            left[column] -= 1
    return found


def total(points: Points, answer: Answer) -> int:
    """The worth of an answer: people helped first, then their fits."""
    helped = np.flatnonzero(answer != NOBODY)
    return int(worth(points)[helped, answer[helped]].sum())


def holds(points: Points, places: Places, answer: Answer) -> bool:
    """Whether everybody fits their mentor and nobody has more people than places."""
    helped = np.flatnonzero(answer != NOBODY)
    if not bool((points[helped, answer[helped]] > 0).all()):
        return False
    taken = np.bincount(answer[helped], minlength=len(places))
    return bool((taken <= places).all())


def proven(points: Points, places: Places, answer: Answer) -> bool:
    """Whether prices exist that prove nothing better, found without any solver.

    A price for each mentor's place such that everybody has the mentor whose worth less the price
    is largest and not below nothing, nobody without one would gain by paying, and places left free
    cost nothing (complementary slackness). The largest prices that the first two leave are looked
    for along shortest paths (Bellman-Ford over the mentors); if the answer is not the best, they
    fall below nothing or never come to rest.
    """
    value, mentors = worth(points), len(places)
    helped = np.flatnonzero(answer != NOBODY)
    if not holds(points, places, answer):
        return False
    price = np.where(np.bincount(answer[helped], minlength=mentors) < places, 0, 1 << 40)
    step = np.full((mentors, mentors), 1 << 40, dtype=np.int64)
    for one in range(mentors):
        rows = helped[answer[helped] == one]
        if len(rows):
            price[one] = min(price[one], value[rows, one].min())
            gain = np.where(value[rows] > 0, value[rows, [one]][:, None] - value[rows], 1 << 40)
            step[one] = gain.min(axis=0)
    for _round in range(mentors + 1):
        better = np.minimum(price, (step + price[None, :]).min(axis=1))
        if (better == price).all():
            break
        price = better
    else:
        return False
    alone = np.flatnonzero(answer == NOBODY)
    least = value[alone].max(axis=0) if len(alone) else np.zeros(mentors, dtype=np.int64)
    return bool((price >= np.maximum(least, 0)).all())


def written(points: Points, places: Places) -> bytes:
    """The question for the solver's program."""
    return json.dumps({"points": points.tolist(), "places": places.tolist()}).encode()


def read(said: bytes) -> tuple[Points, Places]:
    """The question as the program reads it."""
    asked = json.loads(said)
    places = np.array(asked["places"], dtype=np.int64)
    return np.array(asked["points"], dtype=np.int64).reshape(-1, len(places)), places
