"""What the city's plan says about itself: figures that belong to no single programme."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Router, Schema

from naru.api.figures import MeasureOut, current_figures, measures_out
from naru.api.shapes import SourceOut, source_out
from naru.programmes.models import Measure

router = Router()


class PlanOut(Schema):
    """The plan's own figures, planned against what happened."""

    measures: list[MeasureOut]
    sources: list[SourceOut]


@router.get("", response=PlanOut, summary=_("계획 전체의 수치와 출처"))
def get_plan(request: HttpRequest) -> dict[str, Any]:
    rows = Measure.objects.filter(programme=None).prefetch_related("figures__sources")
    measures = list(rows)
    found = {
        source.code: source
        for figure in current_figures(measures)
        for source in figure.sources.all()
    }
    return {
        "measures": measures_out(measures),
        "sources": [source_out(found[code]) for code in sorted(found)],
    }
