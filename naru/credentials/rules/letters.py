"""Bytes as letters: base58 as Bitcoin writes it, and base64 for addresses without padding."""

import base64

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BASE = len(ALPHABET)


def base58(data: bytes) -> str:
    """Each leading zero byte is a "1"; the rest is one number to the base of 58."""
    number = int.from_bytes(data, "big")
    letters = ""
    while number:
        number, rest = divmod(number, BASE)
        letters = ALPHABET[rest] + letters
    zeros = len(data) - len(data.lstrip(b"\0"))
    return ALPHABET[0] * zeros + letters


def from_base58(letters: str) -> bytes:
    """The bytes again. Raises ValueError for any other letter."""
    number = 0
    for letter in letters:
        number = number * BASE + ALPHABET.index(letter)
    zeros = len(letters) - len(letters.lstrip(ALPHABET[0]))
    return b"\0" * zeros + number.to_bytes(-(-number.bit_length() // 8), "big")


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64url(letters: str) -> bytes:
    """The bytes again. Raises ValueError for what is none."""
    return base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
