"""Korean endings that depend on the sound before them: 은/는, 을/를, 으로/로 and their like."""

from collections.abc import Sequence
from datetime import date

from naru.policies.rules.facts import Value

FIRST, LAST = 0xAC00, 0xD7A3
FINALS = 28
RIEUL = 8
DIGIT_FINALS = {"0": 21, "1": 8, "2": 0, "3": 16, "4": 0, "5": 0, "6": 1, "7": 8, "8": 8, "9": 0}
"""Final consonants of 영 일 이 삼 사 오 육 칠 팔 구, as places in the syllable table."""

LATIN_FINALS = {"L": RIEUL, "R": RIEUL, "M": 16, "N": 4}
UNITS = {
    "years": "년",
    "months": "개월",
    "weeks": "주",
    "days": "일",
    "hours": "시간",
    "won": "원",
    "points": "포인트",
    "percent": "%",
    "people": "명",
    "times": "번",
}
"""The word of each unit of a parameter; days and tables by household have none."""

WEEKDAYS = "월화수목금토일"
PARTICLES = {
    "은": ("은", "는"),
    "이": ("이", "가"),
    "을": ("을", "를"),
    "과": ("과", "와"),
    "이나": ("이나", "나"),
    "이에요": ("이에요", "예요"),
    "으로": ("으로", "로"),
}


def final_of(word: str) -> int:
    """The place of the last sound's final consonant in the syllable table, 0 for none.

    Closing brackets and quotation marks are not spoken; digits and Latin letters are read as
    their Korean names.
    """
    spoken = word.rstrip("\"'”’)]》」 .")
    last = spoken[-1:].upper()
    if last and FIRST <= ord(last) <= LAST:
        return (ord(last) - FIRST) % FINALS
    if last.isdigit():
        return _final_of_digits(spoken)
    return LATIN_FINALS.get(last, 0)


def _final_of_digits(spoken: str) -> int:
    """십, 백, 천, 만 end a number that ends in zeros; all of them have a final consonant."""
    zeros = len(spoken) - len(spoken.rstrip("0"))
    ends_in_digits = spoken.rstrip("0")[-1:].isdigit()
    if zeros and ends_in_digits:
        return {1: 17, 2: 1, 3: 4}.get(zeros, 4)
    return DIGIT_FINALS.get(spoken[-1], 0)


def josa(word: str, particle: str) -> str:
    """The word with the fitting form of the particle, named by its form after a consonant."""
    after_consonant, after_vowel = PARTICLES[particle]
    final = final_of(word)
    closed = final != 0 and not (particle == "으로" and final == RIEUL)
    return word + (after_consonant if closed else after_vowel)


def listed(words: Sequence[str], joint: str) -> str:
    """ "가, 나 {joint} 다": the joint stands before the last one."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def day(value: Value) -> str:
    """ "2026년 3월 2일(월)"."""
    if not isinstance(value, date):
        raise TypeError(value)
    return f"{value.year}년 {value.month}월 {value.day}일({WEEKDAYS[value.weekday()]})"


def won(value: Value) -> str:
    """ "1,234,000원"."""
    return f"{value:,}원"
