"""The drawing of the self-diagnosis: a radar as SVG; a table beside it says the same."""

import math
from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from naru.web.public.diagnosis.telling import Told

register = template.Library()

WIDTH, HEIGHT, RADIUS = 520, 380, 128
RINGS = range(1, 6)
MOST = 5
LONG = 12
"""A name with more letters than this stands on two lines, or it would end outside the drawing."""
NEAR = 0.3
"""A label whose axis leans less than this stands in the middle above or below."""


@register.simple_tag
def radar(*, scales: Sequence[Told], before: Sequence[float] = ()) -> SafeString:
    """One axis a scale, from 1 in the middle to 5; with `before` a second line, dashed.

    The drawing is hidden from screen readers: the table that follows it tells the same.
    """
    count = len(scales)
    rings = format_html_join(
        "",
        '<polygon class="ui-radar-ring" points="{}"/>',
        ((_points([ring] * count),) for ring in RINGS),
    )
    last = format_html('<polygon class="ui-radar-before" points="{}"/>', _points(before))
    levels = [one.level for one in scales]
    dots = format_html_join(
        "",
        '<circle class="ui-radar-dot" cx="{}" cy="{}" r="5"/>',
        (_point(at, count, level) for at, level in enumerate(levels)),
    )
    labels = format_html_join(
        "",
        '<text x="{}" y="{}" text-anchor="{}">{}</text>',
        (
            (*_label(at, count), _lines(one.name, _label(at, count)[0]))
            for at, one in enumerate(scales)
        ),
    )
    return format_html(
        '<svg class="ui-radar" viewBox="0 0 {} {}" aria-hidden="true">{}'
        '<polygon class="ui-radar-now" points="{}"/>{}{}{}</svg>',
        WIDTH,
        HEIGHT,
        rings,
        _points(levels),
        last if len(before) == count else "",
        dots,
        labels,
    )


def _lines(name: str, x: float) -> SafeString | str:
    """The name of an axis, a long one a word a line."""
    first, _space, rest = name.partition(" ")
    if len(name) <= LONG or not rest:
        return name
    return format_html('{}<tspan x="{}" dy="1.2em">{}</tspan>', first, x, rest)


def _points(levels: Sequence[float]) -> str:
    count = len(levels)
    points = (_point(at, count, level) for at, level in enumerate(levels))
    return " ".join(f"{x},{y}" for x, y in points)


def _point(at: int, count: int, level: float) -> tuple[float, float]:
    """Where a level lies on its axis; the first axis points up."""
    angle = 2 * math.pi * at / count - math.pi / 2
    far = RADIUS * level / MOST
    return (
        round(WIDTH / 2 + far * math.cos(angle), 1),
        round(HEIGHT / 2 + far * math.sin(angle), 1),
    )


def _label(at: int, count: int) -> tuple[float, float, str]:
    """Place and alignment of a label outside the last ring."""
    angle = 2 * math.pi * at / count - math.pi / 2
    lean = math.cos(angle)
    x = round(WIDTH / 2 + (RADIUS + 16) * lean, 1)
    y = round(HEIGHT / 2 + (RADIUS + 22) * math.sin(angle) + 7, 1)
    if abs(lean) < NEAR:
        return x, y, "middle"
    return x, y, "start" if lean > 0 else "end"
