"""Notices as text from plain values, and which mail failures are final: no Django."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from naru.core.dates import day_in_words, day_time_in_words
from naru.core.money import won_in_words

FINAL = 500
"""SMTP answers from here on will not change by trying again."""


def in_words(name: str, value: object, *, zone: ZoneInfo, language: str) -> str:
    """A parameter as the reader reads it; the ending of its name says what it is."""
    if name.endswith("_on"):
        return day_in_words(date.fromisoformat(str(value)), language=language)
    if name.endswith("_at"):
        at = datetime.fromisoformat(str(value))
        return day_time_in_words(at, zone=zone, language=language)
    if name.endswith("_won"):
        return won_in_words(int(str(value)), language=language)
    return str(value)


def filled(text: str, params: Mapping[str, object], *, zone: ZoneInfo, language: str) -> str:
    """The text with its parameters in words; a missing one is a bug and raises KeyError.

    Of `name_ko` and `name_en` the one in the reader's language is `{name}`.
    """
    words = {
        name: in_words(name, value, zone=zone, language=language) for name, value in params.items()
    }
    end = f"_{language}"
    spoken = {name.removesuffix(end): said for name, said in words.items() if name.endswith(end)}
    return text.format_map({**words, **spoken})


def all_final(codes: list[int]) -> bool:
    """Whether every receiver was refused for good."""
    return bool(codes) and all(code >= FINAL for code in codes)
