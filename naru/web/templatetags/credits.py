"""What a way to a degree names, in the reader's language."""

from django import template

from naru.credits.rules.options import Option
from naru.web.resident.credits.words import body_of, name_of

register = template.Library()


@register.filter
def credit_name(option: Option) -> str:
    """The subject, class or licence."""
    return name_of(option)


@register.filter
def credit_body(option: Option) -> str:
    """Who teaches it, followed by a comma; empty for a licence."""
    body = body_of(option)
    return f"{body}, " if body else ""
