"""The short code on paper that opens a run again, and how often one may try."""

import re
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters of a code: none that look alike on paper."""
LENGTH = 8
MOST_TRIES = 10
"""Wrong codes an hour from one network."""
MOST_TRIES_TOGETHER = 2000
"""Wrong codes an hour from everywhere: 31^8 codes make even that hopeless."""


def spell(digest: bytes) -> str:
    """A code from a keyed digest of the run: it need not be kept to be shown again."""
    number = int.from_bytes(digest[:16], "big")
    letters = []
    for _place in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


def read(typed: str) -> str:
    """A code as typed ("k7qm 3rxd"), as it is spelled ("K7QM3RXD")."""
    return re.sub(r"[\s\-‐–—]", "", unicodedata.normalize("NFKC", typed)).upper()


def show(code: str) -> str:
    """In two halves, as it is printed."""
    return f"{code[:4]}-{code[4:]}"


def possible(code: str) -> bool:
    """Whether a code could be spelled like this."""
    return len(code) == LENGTH and set(code) <= set(ALPHABET)
