"""The scholarship's draw: from a sealed secret, a frozen list and a public number to one order.

`tools/verify_draw.py` computes the same with nothing of ours (decision 0023).
"""

from collections.abc import Sequence

from naru.core import lots

FORMAT = "naru-draw/1"
Entry = tuple[str, int]
"""An application's token and its points."""


def root(entries: Sequence[Entry]) -> str:
    """One hash over the whole frozen list, in order of token."""
    return lots.root(lots.digest("leaf", token, str(points)) for token, points in sorted(entries))


def seed(*, code: str, root: str, secret: str, public_number: str) -> str:
    """The seed of a round; nobody knows it before both the secret and the number are known."""
    return lots.digest(FORMAT, code, root, secret, public_number)


def lot(seed: str, token: str) -> str:
    """An application's lot: among equal points the smaller one comes first."""
    return lots.digest(seed, token)


def ranked(entries: Sequence[Entry], *, seed: str) -> list[str]:
    """The tokens in order: more points first, ties by lot."""
    return [
        token
        for token, points in sorted(entries, key=lambda one: (-one[1], lot(seed, one[0]), one[0]))
    ]
