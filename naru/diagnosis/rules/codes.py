"""The code on paper that opens a run again, spelled as residents' codes are, and its tries."""

from naru.residents.rules import CODE_ALPHABET, CODE_LENGTH

MOST_TRIES = 10
"""Wrong codes an hour from one network."""
MOST_TRIES_TOGETHER = 2000
"""Wrong codes an hour from everywhere: 31^8 codes make even that hopeless."""


def spell(digest: bytes) -> str:
    """A code from a keyed digest of the run: it need not be kept to be shown again."""
    number = int.from_bytes(digest[:16], "big")
    letters = []
    for _place in range(CODE_LENGTH):
        number, rest = divmod(number, len(CODE_ALPHABET))
        letters.append(CODE_ALPHABET[rest])
    return "".join(letters)
