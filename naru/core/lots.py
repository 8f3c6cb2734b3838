"""What every sealed draw is made of: one hash, a sealed secret, a tree over a frozen list.

Every value is text, and H(a, b, …) is the SHA-256 (hex) of its parts in UTF-8 with a line break
between them. `tools/verify_draw.py` computes the same with nothing of ours (decision 0023).
"""

import hashlib
from collections.abc import Iterable, Sequence

LEFT, RIGHT = "L", "R"


def digest(*parts: str) -> str:
    """H of the parts."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def commitment(secret: str) -> str:
    """What is published of the secret (hex) on the first day."""
    return hashlib.sha256(bytes.fromhex(secret)).hexdigest()


def root(leaves: Iterable[str]) -> str:
    """One hash over all leaves in their order; a lone node moves up unchanged."""
    level = list(leaves)
    if not level:
        return digest("empty")
    while len(level) > 1:
        level = _above(level)
    return level[0]


def path(leaves: Sequence[str], place: int) -> list[str]:
    """The hashes beside the way from the leaf at `place` to the root: "L…" left of it, "R…" right.

    With these and one's own leaf one sees that one is on the list, and learns of nobody else.
    """
    level, beside = list(leaves), []
    while len(level) > 1:
        other = place ^ 1
        if other < len(level):
            beside.append((LEFT if other < place else RIGHT) + level[other])
        level, place = _above(level), place // 2
    return beside


def climbed(leaf: str, beside: Iterable[str]) -> str:
    """The root that a leaf and its path lead to."""
    for one in beside:
        pair = (one[1:], leaf) if one[0] == LEFT else (leaf, one[1:])
        leaf = digest("node", *pair)
    return leaf


def as_typed(number: str) -> str:
    """A public number as it counts: blanks at the ends and doubled ones do not matter."""
    return " ".join(number.split())


def _above(level: list[str]) -> list[str]:
    """The next level of the tree."""
    begun, even = hashlib.sha256(b"node\n"), len(level) // 2 * 2
    nodes = []
    for at in range(0, even, 2):
        node = begun.copy()
        node.update(f"{level[at]}\n{level[at + 1]}".encode())
        nodes.append(node.hexdigest())
    return nodes + level[even:]
