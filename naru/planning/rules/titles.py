"""What a title says a course is about, where nobody told what it teaches."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+")
SHORT = 2
"""A name of so few letters says something only as a word of its own: 용접, not 사용접수."""


def named(title: str, names: Iterable[str]) -> list[str]:
    """Those of the names that the title says, whatever their blanks and capitals.

    Short names and Latin ones have to be words of their own: "java" is not "javascript".
    """
    words = WORD.findall(title.lower())
    joined = "".join(words)
    return [name for name in names if _says(words, joined, "".join(WORD.findall(name.lower())))]


def _says(words: list[str], joined: str, name: str) -> bool:
    if len(name) <= SHORT or name.isascii():
        return name in words
    return name in joined
