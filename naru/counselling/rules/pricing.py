"""What a mentor's place would cost if those who want it bid: whom to look at first.

The prices only say where the best answer probably lies; that it is the best is proven afterwards
(`assigning.proven`). Found as an auctioneer does (Walras): each person wants the mentor whose
worth less the price is largest, a mentor wanted too much becomes dearer, one wanted too little
cheaper, by less each time.
"""

import numpy as np
from numpy.typing import NDArray

from naru.counselling.rules.assigning import Places, Points, worth

Prices = NDArray[np.float32]
SAMPLE, CALLS = 1_200, 40
"""People who bid for the rest, and calls of the auctioneer."""
STEP, SLOWER = 12.0, 0.25
"""Points a price moves at the first call, and how fast that shrinks."""


def called(points: Points, places: Places) -> Prices:
    """A price for each mentor's place, in points. The same question has the same prices."""
    people, mentors = points.shape
    drawn = np.random.default_rng(0).permutation(people)[:SAMPLE]
    value = np.zeros((len(drawn), mentors + 1), dtype=np.float32)
    value[:, :mentors] = worth(points[drawn])
    room = np.maximum(places * (len(drawn) / people), 1e-9)
    price = np.zeros(mentors + 1, dtype=np.float32)
    price[:mentors] = first_price(value, float(room.sum()))
    for call in range(CALLS):
        wanted = np.bincount((value - price).argmax(axis=1), minlength=mentors + 1)[:mentors]
        over = np.clip((wanted - room) / np.maximum(room, 1), -1, 2)
        price[:mentors] = np.maximum(0, price[:mentors] + STEP / (1 + SLOWER * call) * over)
    return price[:mentors]


def first_price(value: Prices, room: float) -> float:
    """What the last one who finds room would give; nothing where there is room for all."""
    if room >= len(value):
        return 0.0
    return float(np.quantile(value.max(axis=1), 1 - room / len(value)))


def shortened(points: Points, prices: Prices, most: int) -> Points:
    """Each person's best `most` at these prices, 0 elsewhere.

    Among equals not everybody the same, and always the same ones.
    """
    drawn = np.random.default_rng(0).random(points.shape, dtype=np.float32)
    rank = np.where(points > 0, points - prices + drawn, -np.inf).astype(np.float32)
    least = np.partition(rank, -most, axis=1)[:, -most][:, None]
    return np.where(rank >= least, points, 0)
