"""Sets of small whole numbers, each kept as one large whole number: bit 5 set means 5 is in.

Python's integers make intersections of 100,000 members in about a microsecond.
"""

from array import array
from collections.abc import Collection, Iterator
from typing import TypeAlias

Members: TypeAlias = "int | array[int]"
"""A set as a whole number, or as its members in a row where these are few and far between."""

SPARSE = 32
"""A member takes 4 bytes in a row and a place an eighth of one in a number."""

DENSE = 50
"""From one member in so many places on, writing a byte for every place is quicker."""


def of(members: Collection[int]) -> int:
    """The set of the members, which need not be in order."""
    if not members:
        return 0
    if isinstance(members, range) and members.step == 1:
        return (1 << members.stop) - (1 << members.start)
    last = max(members)
    if len(members) * DENSE < last:
        field = bytearray((last >> 3) + 1)
        for member in members:
            field[member >> 3] |= 1 << (member & 7)
        return int.from_bytes(field, "little")
    places = bytearray(last + 1)
    for member in members:
        places[member] = 1
    found = 0
    for bit in range(8):
        found |= int.from_bytes(places[bit::8], "little") << bit
    return found


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


def members(found: int) -> Iterator[int]:
    """The members of a set, the smallest first."""
    text = bin(found)[:1:-1]
    at = text.find("1")
    while at >= 0:
        yield at
        at = text.find("1", at + 1)


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
