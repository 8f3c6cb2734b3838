"""Bitstring Status List 1.0: one bit a certificate, set once it no longer holds."""

import gzip
from collections.abc import Iterable

from naru.credentials.rules.letters import base64url, from_base64url

SIZE = 131_072
"""Certificates of one list: the least the standard allows, so that a look at the list does not
tell which certificate is meant."""


def place_of(number: int) -> tuple[int, int]:
    """Number of the list (from 1) and index in it of the certificate with this number."""
    return number // SIZE + 1, number % SIZE


def numbers_of(listed: int) -> range:
    """The numbers of the certificates on a list."""
    return range((listed - 1) * SIZE, listed * SIZE)


def encoded(revoked: Iterable[int]) -> str:
    """The list with these indices set: "u", then gzip in base64url. Index 0 is the leftmost bit."""
    bits = bytearray(SIZE // 8)
    for index in revoked:
        bits[index // 8] |= 0x80 >> index % 8
    return "u" + base64url(gzip.compress(bytes(bits), 9, mtime=0))


def is_set(encoded_list: str, index: int) -> bool:
    """Whether the bit is set. Raises ValueError for what is no list."""
    bits = gzip.decompress(from_base64url(encoded_list.removeprefix("u")))
    return bool(bits[index // 8] & 0x80 >> index % 8)
