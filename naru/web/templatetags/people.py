"""Filters for pages about people."""

from datetime import date, datetime

from django import template
from django.utils.translation import gettext as _

from naru.core.portable import Plain
from naru.web.templatetags.words import day, day_time

register = template.Library()


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
