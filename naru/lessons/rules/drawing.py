"""Which questions of a pool an attempt gets, and in which order: by its seed. Plain values only.

The same seed always draws the same, so that an attempt can be shown again as it was, and whoever
doubts a draw can repeat it.
"""

from collections.abc import Sequence
from hashlib import sha256


def draw(pool: Sequence[str], *, count: int, seed: str) -> list[str]:
    """So many of the pool's codes, shuffled; all of them where it holds no more."""
    return sorted(pool, key=lambda code: _lot(seed, code))[:count]


def shuffled(options: int, *, code: str, seed: str) -> list[int]:
    """The numbers of a question's options in the order in which this attempt shows them."""
    return sorted(range(options), key=lambda number: _lot(seed, f"{code}/{number}"))


def scrambled(options: int, *, code: str, seed: str) -> list[int]:
    """As `shuffled`, for questions that ask for the order: never the right order itself."""
    order = shuffled(options, code=code, seed=seed)
    if options > 1 and order == list(range(options)):
        return [*order[1:], order[0]]
    return order


def _lot(seed: str, name: str) -> bytes:
    return sha256(f"{seed}:{name}".encode()).digest()
