"""Sets of small whole numbers, each kept as one large whole number: bit 5 set means 5 is in.

Python's integers make intersections of 200,000 members in ten microseconds; numpy goes from
members to numbers and back a hundred times as fast as a loop.
"""

from array import array
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Members: TypeAlias = "int | array[int]"
"""A set as a whole number, or as its members in a row where these are few and far between."""

Places: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]

SPARSE = 32
"""A member takes 4 bytes in a row and a place an eighth of one in a number."""


def of(members: "Sequence[int] | Places") -> int:
    """The set of the members, which need not be in order."""
    if not len(members):
        return 0
    if isinstance(members, range) and members.step == 1:
        return (1 << members.stop) - (1 << members.start)
    places = np.asarray(members)
    mask = np.zeros(int(places.max()) + 1, np.bool_)
    mask[places] = True
    return where(mask)


def where(mask: Mask) -> int:
    """The set of all places where the mask is true."""
    return int.from_bytes(np.packbits(mask, bitorder="little").tobytes(), "little")


def more(found: Members, added: list[int]) -> Members:
    """The set with more members, in order and above all it has; `found` itself stays as it is.

    Kept in whichever form is the smaller.
    """
    if isinstance(found, int):
        return found | of(added)
    both = found + array("I", added)
    return both if len(both) * SPARSE < both[-1] else of(both)


def whole(found: Members) -> int:
    """The set as a number."""
    return found if isinstance(found, int) else of(found)


def size(found: Members) -> int:
    """How many members there are."""
    return found.bit_count() if isinstance(found, int) else len(found)


def members(found: int) -> Places:
    """The members of a set, the smallest first."""
    octets = np.frombuffer(found.to_bytes((found.bit_length() + 7) >> 3, "little"), np.uint8)
    touched = np.flatnonzero(octets)
    inside = np.flatnonzero(np.unpackbits(octets[touched], bitorder="little"))
    places: Places = (touched[inside >> 3] << 3) | (inside & 7)
    return places


def heads(found: int, *, tops: int, inner: int) -> int:
    """Of every stretch that `found` touches, its top bit.

    Stretches are runs of neighbouring bits: `tops` holds the highest bit of each, `inner` all
    the others. Adding all ones to what is set below a top carries into the top, and never past
    it; so one addition asks every stretch at once whether anything of it is set.
    """
    return (((found & inner) + inner) | found) & tops


def tops_above(bottoms: int, *, tops: int, inner: int) -> int:
    """The top bits of the stretches whose lowest bits are given, by the same carry."""
    return (bottoms + inner) & tops
