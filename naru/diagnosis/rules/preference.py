"""What matters in work, from a few "which of these two": multinomial logit, D-optimal pairs.

A pair is a trade: the first card is good in two things and weak in two others, the second card
the other way round. The utility of a card is the sum of the weights of what it is good in, and
the first is chosen with probability 1 / (1 + exp(u2 - u1)): a multinomial logit over two.

What is believed of a person is a cloud of weight vectors drawn once from the prior (no chance is
left in it: a fixed seed), each weighed by how likely it makes the choices. So intervals need no
approximation by a normal curve, and the next pair is the one after whose answer the determinant
of the covariance is expected to be smallest (Bayesian D-optimality). Weights are in logits
between a card that is good and one that is weak in a thing. The prior says: to most people two
things clearly decide and the others count a little; to a few nothing stands out.
`bench/preference.py` measures how often that finds the two.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from random import Random

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

CLOUD = 3000
"""Weight vectors in the cloud."""
SEED = 4050
DECISIVE, DECISIVE_SPREAD = 5.0, 0.9
"""Weight of a thing that decides, in logits: mean and standard deviation."""
SLIGHT, SLIGHT_SPREAD = 0.5, 0.7
"""Weight of the others."""
EVEN_SHARE, EVEN, EVEN_SPREAD = 0.08, 1.8, 2.5
"""Share of people to whom nothing stands out, and the weight of all their things."""
TOP = 2
TAIL = 0.05
"""Mass below the lower and above the upper end of an interval: 90 % lie between."""
UNLIKELY = 0.1
"""A choice to which all the others together give less than this contradicts them."""
SURELY, HARDLY = 0.8, 0.2
"""From which chance on a thing is told as one of the two, and below which it is not."""


@dataclass(frozen=True)
class Pair:
    """What the first card is good in and what the second; each is weak in the other's."""

    first: tuple[int, ...]
    second: tuple[int, ...]


@dataclass(frozen=True)
class Choice:
    """A pair that was answered; `first` is None where both seemed alike."""

    pair: Pair
    first: bool | None


@dataclass(frozen=True)
class Weight:
    """What is believed of one thing: mean and 90 % interval in logits, chance of the top two."""

    mean: float
    low: float
    high: float
    top: float

    @property
    def band(self) -> str:
        """ "key", "some" or "little"; "some" also where it is not known well enough."""
        if self.top >= SURELY:
            return "key"
        return "little" if self.top < HARDLY else "some"


@dataclass(frozen=True)
class Belief:
    """All things, the likeliest two of them and how sure that is."""

    weights: tuple[Weight, ...]
    top: tuple[int, ...]
    sure: float


def believe(choices: Sequence[Choice], things: int) -> Belief:
    """What the choices say about the things, counted from 0."""
    cloud = _cloud(things)
    mass = _mass(choices, cloud)
    chances = np.bincount(cloud.pair_of, weights=mass, minlength=len(cloud.pairs))
    best = int(np.argmax(chances))
    weights = tuple(
        Weight(
            mean=float(mass @ cloud.points[:, thing]),
            low=_quantile(cloud, thing, mass, TAIL),
            high=_quantile(cloud, thing, mass, 1 - TAIL),
            top=float(sum(chances[at] for at, two in enumerate(cloud.pairs) if thing in two)),
        )
        for thing in range(things)
    )
    return Belief(weights, cloud.pairs[best], float(chances[best]))


def contradicting(choices: Sequence[Choice], things: int) -> tuple[int, ...]:
    """Numbers of the choices, from 0, that the others would not have led one to expect."""
    cloud = _cloud(things)
    found = []
    for number, choice in enumerate(choices):
        if choice.first is not None:
            others = _mass([*choices[:number], *choices[number + 1 :]], cloud)
            if float(others @ _likelihood(choice, cloud.points)) < UNLIKELY:
                found.append(number)
    return tuple(found)


def next_pair(choices: Sequence[Choice], things: int) -> Pair:
    """The pair whose answer is expected to tell most; none comes twice while others are left."""
    cloud = _cloud(things)
    mass = _mass(choices, cloud)
    gain = np.zeros(len(cloud.offers))
    for likelihood in (cloud.chosen, 1 - cloud.chosen):
        chance = likelihood @ mass
        moments = ((likelihood * mass) / chance[:, None]) @ cloud.moments
        gain -= chance * _log_volume(moments, things)
    asked = {choice.pair for choice in choices}
    gain[[at for at, pair in enumerate(cloud.offers) if pair in asked]] = -math.inf
    return cloud.offers[int(np.argmax(gain))]


def count_of_pairs(things: int) -> int:
    """How many different pairs can be asked of so many things."""
    return len(_offers(things))


def enough(choices: Sequence[Choice], things: int, *, least: int, most: int, sure: float) -> bool:
    """Whether to stop asking: after `most`, or after `least` once the top two are sure enough."""
    if len(choices) >= most:
        return True
    return len(choices) >= least and believe(choices, things).sure >= sure


@dataclass(frozen=True)
class _Cloud:
    """Everything that does not depend on anybody's choices."""

    points: Vector
    """Weight vectors, one a row."""
    order: NDArray[np.int64]
    """Rows in order of the weight, one column a thing."""
    pairs: tuple[tuple[int, ...], ...]
    pair_of: NDArray[np.int64]
    """Which of `pairs` is each row's top two."""
    offers: tuple[Pair, ...]
    chosen: Vector
    """By offer and row: the chance that the first card is chosen."""
    moments: Vector
    """By row: the weights and their products."""


@lru_cache(maxsize=8)
def _cloud(things: int) -> _Cloud:
    points = np.array(draw(Random(SEED), CLOUD, things))  # noqa: S311 - the same cloud every time
    pairs = tuple(combinations(range(things), TOP))
    number = {two: at for at, two in enumerate(pairs)}
    tops = np.sort(np.argsort(-points, axis=1, kind="stable")[:, :TOP], axis=1)
    offers = tuple(_offers(things))
    upper = np.triu_indices(things)
    products = (points[:, :, None] * points[:, None, :])[:, upper[0], upper[1]]
    return _Cloud(
        points=points,
        order=np.argsort(points, axis=0, kind="stable"),
        pairs=pairs,
        pair_of=np.array([number[int(a), int(b)] for a, b in tops]),
        offers=offers,
        chosen=np.array([_chance(pair, points) for pair in offers]),
        moments=np.hstack([points, products]),
    )


def draw(random: Random, count: int, things: int) -> list[list[float]]:
    """People as the prior has them: most with two things that decide, a few without."""
    people = []
    for _number in range(count):
        if random.random() < EVEN_SHARE:
            people.append([random.gauss(EVEN, EVEN_SPREAD) for _thing in range(things)])
            continue
        deciding = random.sample(range(things), TOP)
        people.append(
            [
                random.gauss(DECISIVE, DECISIVE_SPREAD)
                if thing in deciding
                else random.gauss(SLIGHT, SLIGHT_SPREAD)
                for thing in range(things)
            ]
        )
    return people


def _offers(things: int) -> list[Pair]:
    """Two against two, each trade once."""
    found = []
    for first in combinations(range(things), TOP):
        rest = [thing for thing in range(things) if thing not in first]
        found += [Pair(first, second) for second in combinations(rest, TOP) if first < second]
    return found


def _chance(pair: Pair, points: Vector) -> Vector:
    more = points[:, list(pair.first)].sum(axis=1) - points[:, list(pair.second)].sum(axis=1)
    chance: Vector = 1 / (1 + np.exp(-more))
    return chance


def _likelihood(choice: Choice, points: Vector) -> Vector:
    chance = _chance(choice.pair, points)
    return chance if choice.first else 1 - chance


def _mass(choices: Sequence[Choice], cloud: _Cloud) -> Vector:
    """How much each row counts after the choices; together 1."""
    logs = np.zeros(len(cloud.points))
    for choice in choices:
        if choice.first is not None:
            logs += np.log(np.maximum(_likelihood(choice, cloud.points), 1e-300))
    mass = np.exp(logs - logs.max())
    shares: Vector = mass / mass.sum()
    return shares


def _quantile(cloud: _Cloud, thing: int, mass: Vector, part: float) -> float:
    order = cloud.order[:, thing]
    at = int(np.searchsorted(np.cumsum(mass[order]), part))
    return float(cloud.points[order[min(at, len(order) - 1)], thing])


def _log_volume(moments: Vector, things: int) -> Vector:
    """Log of the determinant of the covariance, one a row of moments."""
    means = moments[:, :things]
    upper = np.triu_indices(things)
    spread = np.zeros((len(moments), things, things))
    spread[:, upper[0], upper[1]] = moments[:, things:]
    spread[:, upper[1], upper[0]] = moments[:, things:]
    spread -= means[:, :, None] * means[:, None, :]
    spread += 1e-9 * np.eye(things)
    volume: Vector = np.linalg.slogdet(spread)[1]
    return volume
