"""Text typed while the other keyboard layout was on: dydid for 요양, ㅔㅛ쇄ㅜ for python."""

import re

from naru.catalogue.korean.letters import FINALS, INITIALS, PARTS, VOWELS, join, strokes

LATIN = "rRseEfaqQtTdwWczxvgkoiOjpuPhynbml"
HANGUL = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ"
TO_HANGUL = dict(zip(LATIN, HANGUL, strict=True))
TO_LATIN = {hangul: latin.lower() for latin, hangul in TO_HANGUL.items()}
JOINED = {parts: whole for whole, parts in PARTS.items()}
SYLLABLE = re.compile(
    f"([{INITIALS}])"
    f"({'|'.join(keys for keys, one in JOINED.items() if one in VOWELS)}|[{VOWELS}])"
    f"((?:{'|'.join(keys for keys, one in JOINED.items() if one in FINALS)}|[{''.join(FINALS)}])"
    f"(?![{VOWELS}]))?"
)


def as_hangul(text: str) -> str:
    """What the same keys give on the Korean layout (two-set). Shift only matters where it does."""
    return compose("".join(TO_HANGUL.get(key) or TO_HANGUL.get(key.lower(), key) for key in text))


def as_latin(text: str) -> str:
    """What the same keys give on the Latin layout, in small letters."""
    return "".join(TO_LATIN.get(key, key) for key in strokes(text))


def compose(keys: str) -> str:
    """Single letters joined into syllables as a keyboard does: a final moves to the next vowel."""
    return SYLLABLE.sub(lambda found: join(found[1], _one(found[2]), _one(found[3])), keys)


def _one(keys: str | None) -> str:
    return JOINED.get(keys or "", keys or "")
