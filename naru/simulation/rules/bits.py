"""Sets of people as packed bitmaps: one bit a person, in the order of the store."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
"""One bit a person, lowest bit first; bits behind the last person are zero."""

Mask = NDArray[np.bool_]
Counts = NDArray[np.int64]

WORD = 64
BLOCK = 512
"""People are padded to whole blocks of 64 bytes, so that every pass is aligned."""


def words_for(people: int) -> int:
    """Words of 64 bits a bitmap of so many people has."""
    return -(-people // BLOCK) * (BLOCK // WORD)


def packed(mask: Mask) -> Bits:
    """A bitmap of the people for whom the mask is true."""
    bits = np.zeros(words_for(mask.size) * 8, np.uint8)
    bytes_ = np.packbits(mask, bitorder="little")
    bits[: bytes_.size] = bytes_
    return bits.view(np.uint64)


def unpacked(bits: Bits, people: int) -> Mask:
    """The bitmap as one boolean a person."""
    return np.unpackbits(bits.view(np.uint8), count=people, bitorder="little").view(np.bool_)


def blank(people: int) -> Bits:
    """Nobody."""
    return np.zeros(words_for(people), np.uint64)


def full(people: int) -> Bits:
    """Everybody."""
    return spanned(people, np.array([0]), np.array([people]))


def spanned(people: int, starts: Counts, stops: Counts) -> Bits:
    """Everybody whose place is in one of the ranges `[start, stop)`; ranges must not overlap."""
    bits = blank(people)
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        if start < stop:
            _fill(bits, start, stop)
    return bits


def _fill(bits: Bits, start: int, stop: int) -> None:
    first, last = start // WORD, (stop - 1) // WORD
    head = np.uint64((1 << WORD) - (1 << start % WORD))
    tail = np.uint64((1 << ((stop - 1) % WORD + 1)) - 1)
    if first == last:
        bits[first] |= head & tail
        return
    bits[first] |= head
    bits[first + 1 : last] = np.uint64((1 << WORD) - 1)
    bits[last] |= tail


def size(bits: Bits) -> int:
    """How many people are in the set."""
    return int(np.bitwise_count(bits).sum(dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Cells:
    """Neighbouring ranges of the store to count in; `edges` has one more entry than cells a row.

    `edges[row, i]` to `edges[row, i + 1]` is one cell: for us a row is a district and sex, and a
    cell a single age, the oldest first, because births are in order of time.
    """

    words: NDArray[np.int64]
    below: Bits

    @classmethod
    def at(cls, edges: Counts, people: int) -> "Cells":
        """Prepare counting between the edges (rows x cells + 1)."""
        words = edges // WORD
        below = (np.uint64(1) << (edges % WORD).astype(np.uint64)) - np.uint64(1)
        return cls(np.minimum(words, words_for(people)), below)

    def count(self, bits: Bits) -> Counts:
        """People of the set in each cell, rows x cells."""
        ones = np.bitwise_count(bits)
        before = np.zeros(ones.size + 1, np.int64)
        np.cumsum(ones, out=before[1:])
        word = bits[np.minimum(self.words, bits.size - 1)]
        upto = before[self.words] + np.bitwise_count(word & self.below) * (self.words < bits.size)
        counts: Counts = np.diff(upto, axis=1)
        return counts
