"""Letters: one form for what looks the same, and syllables taken apart."""

import re
import unicodedata
from collections.abc import Callable

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
PARTS = {
    "ㅘ": "ㅗㅏ",
    "ㅙ": "ㅗㅐ",
    "ㅚ": "ㅗㅣ",
    "ㅝ": "ㅜㅓ",
    "ㅞ": "ㅜㅔ",
    "ㅟ": "ㅜㅣ",
    "ㅢ": "ㅡㅣ",
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
}
"""Vowels and finals that are typed with two keys."""

FIRST, LAST = 0xAC00, 0xD7A3
OF_INITIAL, OF_VOWEL = 588, 28
PLAIN = re.compile(r"[\t\n\r -~가-힣ㄱ-ㆎ]*")
BLANKS = str.maketrans("\t\n\r", "   ")
"""Text of nothing but ASCII, composed syllables and single letters: only its case may differ."""
SINGLE_LETTERS = "ㄱ-ㅎㅏ-ㅣ"


def fold(text: str) -> str:
    """One form for what a reader takes for the same: composition, width, case, odd blanks.

    Single Hangul letters stay single: they are somebody's initials, not a broken syllable.
    """
    if PLAIN.fullmatch(text):
        lowered = text.lower()
        return lowered if lowered.isprintable() else lowered.translate(BLANKS)
    once = _fold(text)
    return once if (twice := _fold(once)) == once else _fold(twice)


def is_syllable(letter: str) -> bool:
    """Whether it is one of the 11,172 composed Hangul syllables."""
    return FIRST <= ord(letter) <= LAST


def split(syllable: str) -> tuple[str, str, str]:
    """Initial, vowel and final ("" if it has none) of one composed syllable."""
    number = ord(syllable) - FIRST
    vowel = VOWELS[number % OF_INITIAL // OF_VOWEL]
    return INITIALS[number // OF_INITIAL], vowel, FINALS[number % OF_VOWEL]


def join(initial: str, vowel: str, final: str = "") -> str:
    """The syllable made of the three, the reverse of `split`."""
    first = INITIALS.index(initial) * OF_INITIAL
    return chr(FIRST + first + VOWELS.index(vowel) * OF_VOWEL + FINALS.index(final))


def initials(text: str) -> str:
    """The text with every syllable reduced to its initial: 요양보호사 becomes ㅇㅇㅂㅎㅅ."""
    return text.translate(_INITIALS)


def strokes(text: str) -> str:
    """The text as single keys in the order they are typed, so that half a syllable is a prefix.

    요양봏 and 요양보호 begin alike here, as do 과 and 고ㅏ.
    """
    return text.translate(_STROKES)


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    folded = "".join(_narrowed(letter) for letter in folded)
    folded = "".join(" " if letter.isspace() else letter for letter in folded)
    return unicodedata.normalize("NFC", folded)


def _narrowed(letter: str) -> str:
    """Full and half width, circled and other compatibility forms as the plain letters.

    Compatibility Hangul letters are not touched: NFKC would join them into syllables.
    """
    if letter.isascii() or is_syllable(letter) or "ㄱ" <= letter <= "ㆎ":
        return letter
    kind, _, code = unicodedata.decomposition(letter).partition(" ")
    if kind in ("<narrow>", "<wide>"):
        return chr(int(code, 16))
    return unicodedata.normalize("NFKC", letter).casefold()


class _Taken(dict[int, str]):
    """What becomes of each letter, worked out when a text first has it, for `str.translate`."""

    def __init__(self, made: Callable[[str], str]) -> None:
        super().__init__()
        self.made = made

    def __missing__(self, code: int) -> str:
        letter = self.made(chr(code))
        if code <= LAST:
            self[code] = letter
        return letter


_INITIALS = _Taken(lambda one: split(one)[0] if is_syllable(one) else one)
_STROKES = _Taken(
    lambda one: "".join(
        PARTS.get(letter, letter) for letter in (split(one) if is_syllable(one) else (one,))
    )
)
