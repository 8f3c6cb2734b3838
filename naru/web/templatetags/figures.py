"""Components that show what was planned and what happened."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.translation import gettext as _

from naru.programmes.enums import FigureKind
from naru.programmes.queries import FigureLine, MeasureLine
from naru.sources.enums import Confidence

register = template.Library()


@dataclass(frozen=True)
class Bar:
    """One bar of a measure: "2026년 계획", its length out of `of`, and the figure in words."""

    label: str
    value: float
    of: float
    text: str
    is_plan: bool
    mark: str


def label_of(line: FigureLine) -> str:
    """The period and what the figure is: "2026년 계획"."""
    kinds = {
        FigureKind.PLAN: _("%(when)s 계획"),
        FigureKind.TARGET: _("%(when)s 목표"),
        FigureKind.RESULT: _("%(when)s 실제"),
    }
    return kinds[FigureKind(line.figure.kind)] % {"when": line.when}


def bars_of(lines: list[FigureLine]) -> list[Bar]:
    """A bar for each figure, all to the same scale; none for a single one or where words stand."""
    numbers = [(line, float(line.figure.value)) for line in lines if line.figure.value is not None]
    if len(numbers) < max(2, len(lines)):
        return []
    most = max(value for _line, value in numbers)
    return [
        Bar(
            label=label_of(line),
            value=value,
            of=most,
            text=line.amount,
            is_plan=line.figure.kind != FigureKind.RESULT,
            mark=mark_of(line),
        )
        for line, value in numbers
    ]


def mark_of(line: FigureLine) -> str:
    """The words for a figure that is not sure; nothing for one that is."""
    sure = line.figure.confidence == Confidence.HIGH
    return "" if sure else str(Confidence(line.figure.confidence).label)


def sureness(lines: list[FigureLine]) -> str:
    """The confidence all figures share, or "mixed"."""
    kinds = {str(line.figure.confidence) for line in lines}
    return kinds.pop().lower() if len(kinds) == 1 else "mixed"


@register.inclusion_tag("ui/measure.html")
def measure(
    *, line: MeasureLine, heading: str = "h3", href: str = "", name: str = ""
) -> dict[str, Any]:
    """A figure tile: the plan against the latest result, and the sources on demand.

    `href` and `name` lead to the programme it belongs to.
    """
    told = [found for found in (line.plan or line.target, line.result) if found is not None]
    bars = bars_of(told)
    cited = {source.pk: source for found in told for source in found.sources}
    notes = [line.measure.note, *(found.figure.note for found in told)]
    return {
        "label": line.measure.label,
        "value": told[0].amount,
        "when": label_of(told[0]),
        "mark": mark_of(told[0]),
        "later": [(label_of(one), one.amount, mark_of(one)) for one in told[1:]]
        if not bars
        else [],
        "bars": bars,
        "has_result": line.result is not None,
        "notes": [note for note in notes if note],
        "sources": list(cited.values()),
        "confidence": sureness(told),
        "heading": heading,
        "href": href,
        "name": name,
    }


@register.inclusion_tag("ui/measure_years.html")
def measure_years(*, line: MeasureLine) -> dict[str, Any]:
    """All figures of a measure by period, as a table with bars above, sources below."""
    cited = {source.pk: source for found in line.figures for source in found.sources}
    return {
        "measure": line.measure,
        "periods": line.periods,
        "bars": bars_of(line.figures),
        "columns": {
            "plan": any(period.plan for period in line.periods),
            "target": any(period.target for period in line.periods),
            "result": any(period.result for period in line.periods),
        },
        "notes": [(label_of(f), f.figure.note) for f in line.figures if f.figure.note],
        "sources": list(cited.values()),
        "confidence": sureness(line.figures),
    }
