"""Slips of the finger: how far two words are apart, counted in keys rather than syllables."""

from collections.abc import Iterable

from naru.catalogue.korean.letters import strokes

KEYS_PER_SLIP = 4
"""One wrong key is forgiven for every four typed, so short words must be nearly right."""
MOST = 3
ALIKE = 3


def nearest(word: str, terms: Iterable[str]) -> list[str]:
    """The closest of the terms if close enough to be what was meant, at most three alike."""
    keys = strokes(word)
    allowed = min(MOST, len(keys) // KEYS_PER_SLIP)
    found: dict[str, int] = {}
    for term in terms:
        apart = distance(keys, strokes(term.replace(" ", "")), limit=allowed)
        if apart <= allowed:
            found[term] = apart
    best = min(found.values(), default=0)
    return [term for term, apart in found.items() if apart == best][:ALIKE]


def distance(one: str, other: str, *, limit: int) -> int:
    """Keys to change, add, leave out or swap between neighbours; `limit + 1` if more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, key in enumerate(one, 1):
        before, last, row = row, before, [at]
        for there, wanted in enumerate(other, 1):
            cost = min(before[there] + 1, row[-1] + 1, before[there - 1] + (key != wanted))
            if at > 1 and there > 1 and key == other[there - 2] and wanted == one[at - 2]:
                cost = min(cost, last[there - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
