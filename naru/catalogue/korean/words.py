"""Words and lexemes: what of a text goes into the index, and what of a query is looked for.

Hangul goes in as bigrams of every word and across a blank, so that 엑셀회계 finds "엑셀 회계" and
"요양 보호사" finds 요양보호사. Latin words and numbers go in whole, a number also with what it
counts (2급); C++, C# and .NET keep their signs.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from naru.catalogue.korean.letters import fold

T = TypeVar("T")

WORD = re.compile(
    r"(?P<hangul>[가-힣]+)"
    r"|(?P<latin>\.net(?![a-z])|[a-z]+(?:\+\+|#)?)"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<letters>[ㄱ-ㅎㅏ-ㅣ]+)"
    r"|(?P<other>(?:(?![가-힣ㄱ-ㅎㅏ-ㅣa-z0-9])[^\W_])+)"
)
GROUPED = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
LONGEST = 60
"""Letters of a single word that are looked at; no word of a language is longer."""


@dataclass(slots=True)
class Word:
    """A word of folded text. `joined` tells that only a blank stood between it and the last."""

    text: str
    kind: str
    joined: bool = False


def words(text: str) -> list[Word]:
    """The words of a text in order, folded."""
    folded = fold(text)
    if "," in folded:
        folded = GROUPED.sub("", folded)
    found, end = [], -1
    for match in WORD.finditer(folded):
        between = folded[end : match.start()] if end >= 0 else "."
        kind = match.lastgroup or ""
        found.append(Word(match[0][:LONGEST], kind, joined=not between.strip()))
        end = match.end()
    return found


def lexemes(text: str) -> Iterator[str]:
    """The lexemes of a text to be indexed, in the order of the text, with repeats."""
    last = None
    for word in words(text):
        if last and word.joined:
            both = last.kind, word.kind
            if both == ("hangul", "hangul"):
                yield last.text[-1] + word.text[0]
            elif both in (("latin", "number"), ("number", "latin")):
                yield last.text + word.text
            elif both == ("number", "hangul"):
                yield last.text + word.text[0]
        yield from grams(word)
        last = word


def grams(word: Word) -> list[str]:
    """The lexemes of one word: bigrams of Hangul and of other scripts, the rest whole."""
    text = word.text
    if word.kind not in ("hangul", "other") or len(text) == 1:
        return [text]
    return [text[at : at + 2] for at in range(len(text) - 1)]


def squeezed(text: str) -> str:
    """The text folded, only letters, digits and the signs of names left: for "is it the same"."""
    return "".join(word.text for word in words(text))


def unique(items: Iterable[T]) -> list[T]:
    """Each once, in the order of its first appearance."""
    return list(dict.fromkeys(items))
