"""The draw: from a sealed secret, a frozen list and a public number to one order for all.

Every value is text, and H(a, b, …) is the SHA-256 (hex) of its parts in UTF-8 with a line break
between them. `tools/verify_draw.py` computes the same with nothing of ours (decision 0023).
"""

import hashlib
from collections.abc import Sequence

FORMAT = "naru-draw/1"
Entry = tuple[str, int]
"""An application's token and its points."""


def commitment(secret: str) -> str:
    """What is published of the secret (hex) on the first day."""
    return hashlib.sha256(bytes.fromhex(secret)).hexdigest()


def root(entries: Sequence[Entry]) -> str:
    """One hash over the whole frozen list, in order of token; a lone node moves up unchanged."""
    level = [_hash("leaf", token, str(points)) for token, points in sorted(entries)]
    if not level:
        return _hash("empty")
    while len(level) > 1:
        pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
        level = [_hash("node", *pair) if len(pair) > 1 else pair[0] for pair in pairs]
    return level[0]


def seed(*, code: str, root: str, secret: str, public_number: str) -> str:
    """The seed of a round; nobody knows it before both the secret and the number are known."""
    return _hash(FORMAT, code, root, secret, public_number)


def lot(seed: str, token: str) -> str:
    """An application's lot: among equal points the smaller one comes first."""
    return _hash(seed, token)


def ranked(entries: Sequence[Entry], *, seed: str) -> list[str]:
    """The tokens in order: more points first, ties by lot."""
    return [
        token
        for token, points in sorted(entries, key=lambda one: (-one[1], lot(seed, one[0]), one[0]))
    ]


def as_typed(number: str) -> str:
    """A public number as it counts: blanks at the ends and doubled ones do not matter."""
    return " ".join(number.split())


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
