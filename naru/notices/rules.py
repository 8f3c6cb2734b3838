"""Notices as text from plain values, and which mail failures are final: no Django."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from naru.core.dates import day_in_words, day_time_in_words, end_in_words
from naru.core.money import won_in_words

SHORT, LONG = 90, 2_000
"""Bytes of EUC-KR that Korean networks carry as a short (SMS) and as a long message (LMS)."""
ENDS = ("until_", "by_")
"""Times by which something ends, told as such."""
AFTER_LAST = ("to_on", "use_until_on")
"""Days that end a span [from, to): the reader is told the last day within."""
FINAL = 500
"""SMTP answers from here on will not change by trying again."""


def in_words(name: str, value: object, *, zone: ZoneInfo, language: str) -> str:
    """A parameter as the reader reads it; the ending of its name says what it is."""
    if name.endswith("_on"):
        on = date.fromisoformat(str(value)) - timedelta(days=name in AFTER_LAST)
        return day_in_words(on, language=language)
    if name.endswith("_at"):
        at = datetime.fromisoformat(str(value))
        in_full = end_in_words if name.startswith(ENDS) else day_time_in_words
        return in_full(at, zone=zone, language=language)
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


def as_text(*, site: str, subject: str, body: str, url: str, brief: bool = True) -> tuple[str, str]:
    """The form and the words of a message to a telephone: "SMS" if all of it fits, else "LMS".

    A short message says what it is about and where to act. A long one says everything, as does one
    that is not `brief` because its body holds a deadline. What is too long even for that loses the
    end of its body, never the address.
    """
    short = f"[{site}] {subject} {url}"
    if brief and network_bytes(short) <= SHORT:
        return "SMS", short
    head, tail = f"[{site}] {subject}\n", f"\n{url}"
    room = LONG - network_bytes(head) - network_bytes(tail)
    while network_bytes(body) > room:
        body = f"{body[:-2]}…"
    return "LMS", f"{head}{body}{tail}"


def network_bytes(text: str) -> int:
    """Length as the networks count: two bytes for a Korean letter, one for what has no place."""
    return len(text.encode("euc-kr", "replace"))
