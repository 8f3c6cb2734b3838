"""Sets of people as packed bitmaps: one bit a person, in the order of the store."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
"""One bit a person, lowest bit first; bits behind the last person are zero."""

Mask = NDArray[np.bool_]
Counts = NDArray[np.int64]

T = TypeVar("T", bound=np.generic)
WORD = 64
BLOCK = 512
"""People are padded to whole blocks of 64 bytes, so that every pass is aligned."""

PIECE = BLOCK * 128
"""People whose columns and masks stay in the processor's cache together."""

LANES = BLOCK // WORD
ALL = np.uint64(2**64 - 1)
PAIRS, SUMMED = np.uint64(0x00FF00FF00FF00FF), np.uint64(0x0001000100010001)


def words_for(people: int) -> int:
    """Words of 64 bits a bitmap of so many people has."""
    return -(-people // BLOCK) * (BLOCK // WORD)


def packed(mask: Mask) -> Bits:
    """A bitmap of the people for whom the mask is true."""
    bits = np.zeros(words_for(mask.size) * 8, np.uint8)
    bytes_ = np.packbits(mask, bitorder="little")
    bits[: bytes_.size] = bytes_
    return bits.view(np.uint64)


def packed_where(column: NDArray[T], met: Callable[[NDArray[T]], Mask]) -> Bits:
    """A bitmap of the people whose value meets a test, tried in pieces that stay in the cache."""
    bits = np.zeros(words_for(column.size) * 8, np.uint8)
    for at in range(0, column.size, PIECE):
        bytes_ = np.packbits(met(column[at : at + PIECE]), bitorder="little")
        bits[at // 8 : at // 8 + bytes_.size] = bytes_
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
    some = starts < stops
    first, last = starts[some], stops[some] - 1
    heads = ALL << (first % WORD).astype(np.uint64)
    tails = ALL >> (WORD - 1 - last % WORD).astype(np.uint64)
    first, last = first // WORD, last // WORD
    alone = first == last
    np.bitwise_or.at(bits, first, np.where(alone, heads & tails, heads))
    np.bitwise_or.at(bits, last, np.where(alone, heads & tails, tails))
    for begin, end in zip((first + 1).tolist(), last.tolist(), strict=True):
        bits[begin:end] = ALL
    return bits


def size(bits: Bits) -> int:
    """How many people are in the set."""
    return int(np.bitwise_count(bits).sum(dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Cells:
    """Neighbouring ranges of the store to count in, rows x cells.

    Between two edges of a row is one cell: for us a row is a district and sex, and a cell a single
    age, the oldest first, because births are in order of time. `blocks` is the block an edge
    stands in, `lanes` which of its words lie before the edge's, `words` that word, and `below` the
    bits of it that lie before the edge.
    """

    blocks: Counts
    lanes: Bits
    words: Counts
    below: Bits

    @classmethod
    def at(cls, edges: Counts, people: int) -> "Cells":
        """Prepare counting between the edges (rows x cells + 1)."""
        words, last = edges // WORD, words_for(people) - 1
        behind = words > last  # the edge behind the last person of a full store: all of its block
        words = np.minimum(words, last)
        bits = np.where(behind, ALL, _first((edges % WORD).astype(np.uint64)))
        lanes = _first((words % LANES * 8).astype(np.uint64))
        return cls(words // LANES, lanes, words, bits)

    def count(self, bits: Bits) -> Counts:
        """People of the set in each cell."""
        blocks = np.bitwise_count(bits).view(np.uint64)
        before = np.zeros(blocks.size, np.uint64)
        np.cumsum(_across(blocks)[:-1], out=before[1:])
        upto = before[self.blocks] + _across(blocks[self.blocks] & self.lanes)
        upto += np.bitwise_count(bits[self.words] & self.below)
        ends = upto.view(np.int64)
        counts: Counts = ends[:, 1:] - ends[:, :-1]
        return counts


def _first(bits: Bits) -> Bits:
    """Words with so many of their lowest bits set, 63 at most."""
    return (np.uint64(1) << bits) - np.uint64(1)


def _across(blocks: Bits) -> Bits:
    """The sum of the eight bytes of each word: the people of a block from those of its words."""
    pairs = (blocks & PAIRS) + ((blocks >> np.uint64(8)) & PAIRS)
    return (pairs * SUMMED) >> np.uint64(48)
