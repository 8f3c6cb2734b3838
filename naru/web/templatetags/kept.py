"""Parts that stand on every page: drawn once, not for each."""

from typing import Any

from django import template
from django.template.base import FilterExpression, Node, Parser, Token, token_kwargs
from django.template.context import Context
from django.template.engine import Engine
from django.utils.translation import get_language

register = template.Library()
MOST = 500
"""So many drawings of one part are kept; then it begins anew."""


class KeptNode(Node):
    """A part, by language and the values it is given; it sees nothing else of the page."""

    def __init__(self, name: str, given: dict[str, FilterExpression]) -> None:
        self.name, self.given = name, given
        self.drawn: dict[tuple[Any, ...], str] = {}

    def render(self, context: Context) -> str:
        """As it was drawn for equal values, else now."""
        values = {name: value.resolve(context) for name, value in self.given.items()}
        key = (get_language(), *values.values())
        found = self.drawn.get(key)
        if found is None:
            if len(self.drawn) >= MOST:
                self.drawn.clear()
            part = Engine.get_default().get_template(self.name)
            found = self.drawn[key] = part.render(context.new(values))
        return found


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """`{% kept "ui/part.html" one=this other=that %}`: the part knows `one` and `other`, which have
    to be hashable, and the reader's language; it is drawn once for all that are equal.
    """
    name, *bits = token.split_contents()[1:] or [""]
    given = token_kwargs(bits, parser)
    if name[:1] not in ('"', "'") or bits or not given:
        raise template.TemplateSyntaxError('kept takes "a part" and name=value, at least one')
    return KeptNode(name[1:-1], given)
