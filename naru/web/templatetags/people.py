"""Filters for pages about people."""

from datetime import date, datetime

from django import template
from django.utils.translation import gettext as _

from naru.core.portable import Plain
from naru.web.templatetags.words import day, day_time

register = template.Library()
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
def said(value: Plain) -> str:
    """A kept value as a person reads it."""
    match value:
        case None | "" | []:
            return _("없음")
        case bool():
            return _("예") if value else _("아니요")
        case datetime():
            return day_time(value)
        case date():
            return day(value)
        case list():
            return ", ".join(str(one) for one in value)
    return str(value)


@register.filter
def device(user_agent: str) -> str:
    """A browser's own name as people call it: "Chrome · Windows"; what is not known is said so."""
    known = [
        next((name for mark, name in names if mark in user_agent), "")
        for names in (BROWSERS, SYSTEMS)
    ]
    return " · ".join(filter(None, known)) or _("알 수 없는 기기")
