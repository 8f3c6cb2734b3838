"""Virtual account numbers: a provider's own series, each with a check digit.

The check digit is that of Damm (2004): a single wrong digit, or two neighbours exchanged, never
make another valid number.
"""

SERIAL, WHOSE = 5, 5
"""Digits that count within a provider's series, and digits that name the provider."""

QUASIGROUP = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def number(*, prefix: str, whose: int, serial: int) -> str:
    """The account number, digits only. Raises ValueError if the series has no such number."""
    if not prefix.isdecimal() or not 0 < whose < 10**WHOSE or not 0 < serial < 10**SERIAL:
        raise ValueError(f"no account number {prefix} {whose} {serial}")
    body = f"{prefix}{whose:0{WHOSE}}{serial:0{SERIAL}}"
    return body + str(_damm(body))


def is_whole(text: str) -> bool:
    """Whether the check digit fits, so that the number was not mistyped."""
    return text.isascii() and text.isdecimal() and len(text) > 1 and _damm(text) == 0


def shown(text: str) -> str:
    """In groups of four, as people read it out: "9900-0001-2000-013"."""
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def digits(text: str) -> str:
    """A number as people or banks write it, without hyphens and blanks."""
    return "".join(letter for letter in text if letter not in "- \u00a0\t")


def _damm(text: str) -> int:
    interim = 0
    for letter in text:
        interim = int(QUASIGROUP[interim][int(letter)])
    return interim
