"""Filters that put days, times and money into the reader's words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from naru.core.dates import day_in_words, day_time_in_words
from naru.core.money import won_in_words

register = template.Library()


def language() -> str:
    """The page's language: "ko" or "en"."""
    return (get_language() or settings.LANGUAGE_CODE)[:2]


@register.filter
def day(on: date | None) -> str:
    """A date with its weekday; a datetime is read on the city's clock."""
    if on is None:
        return ""
    local = timezone.localdate(on) if isinstance(on, datetime) else on
    return day_in_words(local, language=language())


@register.filter
def day_time(at: datetime | None) -> str:
    """A date with its weekday and the time on the city's clock."""
    if at is None:
        return ""
    return day_time_in_words(at, zone=ZoneInfo(settings.TIME_ZONE), language=language())


@register.filter
def won(amount: int | None) -> str:
    """An amount of won with commas and the word."""
    return "" if amount is None else won_in_words(amount, language=language())


@register.filter
def number(value: float | None) -> str:
    """A number with commas: 6782 → 6,782."""
    return "" if value is None else f"{value:,}"


@register.filter
def tel(phone: str) -> str:
    """The target of a telephone link: digits and a leading plus only."""
    return "tel:" + "".join(c for c in phone if c.isdigit() or c == "+")


@register.filter
def is_at(path: str, href: str) -> bool:
    """Whether a page is the one a link leads to, or lies below it."""
    return path == href or path.startswith(href)
