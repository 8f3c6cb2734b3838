"""Filters that put days, times and money into the reader's words."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from naru.core.dates import (
    day_hours_in_words,
    day_in_words,
    day_time_in_words,
    days_in_words,
    end_in_words,
    hours_in_words,
)
from naru.core.languages import in_reader_language, reader_language
from naru.core.money import won_in_words

register = template.Library()


class Bilingual(Protocol):
    """Anything with a Korean and an English text."""

    @property
    def ko(self) -> str: ...
    @property
    def en(self) -> str: ...


@register.filter
def day(on: date | None) -> str:
    """A date with its weekday; a datetime is read on the city's clock."""
    if on is None:
        return ""
    local = timezone.localdate(on) if isinstance(on, datetime) else on
    return day_in_words(local, language=reader_language())


@register.filter
def last_day(on: date | None) -> str:
    """The last day before the one given, which ends a span [from, to)."""
    return day(on - timedelta(days=1)) if on else ""


@register.filter
def day_time(at: datetime | None) -> str:
    """A date with its weekday and the time on the city's clock."""
    if at is None:
        return ""
    return day_time_in_words(at, zone=ZoneInfo(settings.TIME_ZONE), language=reader_language())


@register.filter
def hours(begins: time | datetime, ends: time | datetime) -> str:
    """From when until when, on the city's clock."""
    begins, ends = (
        timezone.localtime(one) if isinstance(one, datetime) else one for one in (begins, ends)
    )
    return hours_in_words(begins, ends, language=reader_language())


@register.filter
def day_hours(begins: datetime, ends: datetime) -> str:
    """As `day_time`, until when that day."""
    zone = ZoneInfo(settings.TIME_ZONE)
    return day_hours_in_words(begins, ends, zone=zone, language=reader_language())


@register.filter
def days(first: date, last: date | None) -> str:
    """From the first day to the last, which may be the same one or not known."""
    return days_in_words(first, last or first, language=reader_language())


@register.filter
def end(at: datetime | None) -> str:
    """As `day_time`, for the end of something: midnight is 24:00 of the day before."""
    if at is None:
        return ""
    return end_in_words(at, zone=ZoneInfo(settings.TIME_ZONE), language=reader_language())


@register.filter
def won(amount: int | None) -> str:
    """An amount of won with commas and the word."""
    return "" if amount is None else won_in_words(amount, language=reader_language())


@register.filter
def number(value: float | None) -> str:
    """A number with commas: 6782 → 6,782."""
    return "" if value is None else f"{value:,}"


@register.filter
def tel(phone: str) -> str:
    """The target of a telephone link: digits and a leading plus only.

    Offices write several numbers at once ("02-724-0236,191"): the first is dialled.
    """
    first = FIRST_NUMBER.search(phone)
    return "tel:" + "".join(c for c in (first[0] if first else "") if c.isdigit() or c == "+")


FIRST_NUMBER = re.compile(r"\+?\d[\d\s().-]*", re.ASCII)

BROWSERS = (
    ("SamsungBrowser/", "Samsung Internet"),
    ("Whale/", "Whale"),
    ("KAKAOTALK", "KakaoTalk"),
    ("NAVER(", "NAVER"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)
"""What browsers say of themselves, the most particular first: most also claim to be others."""


@register.filter
def device(user_agent: str) -> str:
    """A browser and what it runs on, in the words people know: "Chrome · Android"."""
    found = [
        next((name for sign, name in known if sign in user_agent), "")
        for known in (BROWSERS, SYSTEMS)
    ]
    return " · ".join(filter(None, found)) or _("알 수 없는 기기")


SYLLABLE = re.compile(r"(?<=[aeiou])(ng|[klmnpt])?(?=[bcdfghjklmnprstwy]h?[aeiouwy])")


@register.filter
def breakable(name: str) -> str:
    """A romanised name that may break between syllables where a tile is narrow: Yeong-deung-po."""
    return SYLLABLE.sub("\\1\u00ad", name)


class Fact(Protocol):
    """Words for a fact, as `Said` has them."""

    @property
    def words(self) -> str: ...
    @property
    def known(self) -> bool: ...
    @property
    def is_korean(self) -> bool: ...


UNKNOWN, KOREAN = mark_safe(' class="is-unknown"'), mark_safe(' lang="ko"')


@register.filter
def in_words(one: Fact) -> str:
    """A fact, marked where nobody told it and where it is in Korean for whoever reads."""
    unknown, korean = "" if one.known else UNKNOWN, KOREAN if one.is_korean else ""
    return format_html("<span{}{}>{}</span>", unknown, korean, one.words)


@register.filter
def is_at(path: str, href: str) -> bool:
    """Whether a page is the one a link leads to, or lies below it."""
    return path == href or path.startswith(href)


@register.filter
def is_same(one: object, other: object) -> bool:
    """Whether two values are equal, for an argument of a component."""
    return one == other


@register.filter
def distance(metres: int) -> str:
    """A distance as people say it: 850 m in steps of 50, 3.2 km in steps of 100 m."""
    if metres < 950:  # noqa: PLR2004
        return f"{max(50, round(metres / 50) * 50)} m"
    return f"{metres / 1000:.1f} km"


@register.filter
def of(words: Mapping[str, str], key: str) -> str:
    """What a mapping has for the key, or the key itself."""
    return words.get(key, key)


@register.filter
def iso_day(text: str) -> date:
    """A day kept as text ("2026-11-24")."""
    return date.fromisoformat(text)


@register.filter
def iso_time(text: str) -> datetime:
    """A moment kept as text ("2026-11-24T03:00:00+00:00")."""
    return datetime.fromisoformat(text)


@register.filter
def in_language(note: Bilingual) -> str:
    """A text kept in both languages, in the reader's."""
    return in_reader_language(note.ko, note.en)
