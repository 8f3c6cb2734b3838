"""Words and lexemes: what of a text goes into the index, and what of a query is looked for.

Hangul goes in as bigrams of every word and across a blank, so that 엑셀회계 finds "엑셀 회계" and
"요양 보호사" finds 요양보호사. Latin words and numbers go in whole, a number also with what it
counts (2급); C++, C# and .NET keep their signs.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import add
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
HANGUL_TWICE = ("hangul", "hangul")
NUMBER_AND_UNIT = ("number", "hangul")
NAME_AND_NUMBER = frozenset({("latin", "number"), ("number", "latin")})
IN_PAIRS = frozenset({"hangul", "other"})
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
    return [Word(found, kind, joined) for found, kind, joined in _scan(text)]


def lexemes(text: str, *, across: bool = True) -> list[str]:
    """The lexemes of a text to be indexed, in the order of the text, with repeats.

    Without `across` none reaches from one Hangul word to the next: in whole sentences two words
    that stand together are rarely one, and these would be two fifths of the index.
    """
    found: list[str] = []
    last, last_kind = "", ""
    for word, kind, joined in _scan(text):
        if joined:
            both = last_kind, kind
            if both == HANGUL_TWICE:
                if across:
                    found.append(last[-1] + word[0])
            elif both in NAME_AND_NUMBER:
                found.append(last + word)
            elif both == NUMBER_AND_UNIT:
                found.append(last + word[0])
        if len(word) == 1 or kind not in IN_PAIRS:
            found.append(word)
        else:
            found += map(add, word, word[1:])
        last, last_kind = word, kind
    return found


@lru_cache(maxsize=64)
def _scan(text: str) -> tuple[tuple[str, str, bool], ...]:
    """Each word with its kind, and whether only blanks stood between it and the last.

    The last few texts are remembered: a title is asked for its words, lexemes and letters.
    """
    return tuple(_scanned(text))


def _scanned(text: str) -> Iterator[tuple[str, str, bool]]:
    folded = fold(text)
    if "," in folded:
        folded = GROUPED.sub("", folded)
    end = -1
    for match in WORD.finditer(folded):
        start, after = match.span()
        joined = end >= 0 and (start == end or folded[end:start].isspace())
        yield match[0][:LONGEST], match.lastgroup or "", joined
        end = after


def grams(word: Word) -> list[str]:
    """The lexemes of one word: bigrams of Hangul and of other scripts, the rest whole."""
    text = word.text
    if word.kind not in IN_PAIRS or len(text) == 1:
        return [text]
    return list(map(add, text, text[1:]))


def squeezed(text: str) -> str:
    """The text folded, only letters, digits and the signs of names left: for "is it the same"."""
    return "".join([word for word, _, _ in _scan(text)])


def unique(items: Iterable[T]) -> list[T]:
    """Each once, in the order of its first appearance."""
    return list(dict.fromkeys(items))
