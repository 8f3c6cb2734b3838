"""Figures with what they count and where they come from."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema

from naru.api.shapes import Number, Words, words
from naru.programmes.enums import FigureKind
from naru.programmes.models import Figure, Measure
from naru.sources.enums import Confidence


class FigureOut(Schema):
    """One statement about one period `[from_on, to_on)`: a number, or words where none is known."""

    kind: FigureKind
    period: str
    from_on: date
    to_on: date
    value: Number | None
    about: bool = Field(description=_("어림수이면 true"))
    text: Words
    note: Words
    confidence: Confidence
    sources: list[str] = Field(description=_("sources에 든 자료의 code"))


class MeasureOut(Schema):
    """What the figures count."""

    code: str
    label: Words
    unit: Words
    note: Words
    figures: list[FigureOut]


def current_figures(measures: Iterable[Measure]) -> list[Figure]:
    """Figures that the city pack still has, of measures that it still has."""
    return [
        figure
        for measure in measures
        if measure.withdrawn_at is None
        for figure in measure.figures.all()
        if figure.withdrawn_at is None
    ]


def measures_out(measures: Iterable[Measure]) -> list[dict[str, Any]]:
    """The measures that the city pack still has, in its order."""
    current = [measure for measure in measures if measure.withdrawn_at is None]
    return [measure_out(one) for one in sorted(current, key=lambda measure: measure.position)]


def measure_out(measure: Measure) -> dict[str, Any]:
    figures = current_figures([measure])
    return {
        "code": measure.code,
        "label": words(measure, "label"),
        "unit": words(measure, "unit"),
        "note": words(measure, "note"),
        "figures": [
            figure_out(one) for one in sorted(figures, key=lambda f: (f.from_on, f.to_on, f.kind))
        ],
    }


def figure_out(figure: Figure) -> dict[str, Any]:
    return {
        "kind": figure.kind,
        "period": figure.period,
        "from_on": figure.from_on,
        "to_on": figure.to_on,
        "value": figure.value,
        "about": figure.about,
        "text": words(figure, "text"),
        "note": words(figure, "note"),
        "confidence": figure.confidence,
        "sources": sorted(source.code for source in figure.sources.all()),
    }
