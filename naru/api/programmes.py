"""Programmes of the city, each with its names over time and its figures with their sources."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Field, Path, Query, Router, Schema

from naru.api.figures import MeasureOut, current_figures, measures_out
from naru.api.paging import Order, PageQuery, page_of
from naru.api.shapes import Name, SourceOut, Words, named, source_out, words
from naru.api.types import Code
from naru.programmes.enums import PlanStatus
from naru.programmes.models import Programme, ProgrammeName
from naru.sources.enums import Confidence

router = Router()
ORDER = Order([("area__number", int), ("number", int), ("pk", int)])


class ProgrammeOut(Schema):
    """A programme in a list."""

    code: str
    name: Words
    summary: Words
    area: Name
    organisation: Name | None = Field(description=_("맡은 기관. 자료에 없으면 null"))
    plan_status: PlanStatus = Field(description=_("계획과의 관계"))
    start_year: int | None
    confidence: Confidence = Field(description=_("얼마나 확인된 사실인지"))


class NameOut(Schema):
    """A name the programme had or has; `until_year` is the last year it was used."""

    name: Words
    from_year: int | None
    until_year: int | None


class ProgrammeDetail(ProgrammeOut):
    """A programme with everything known about it."""

    note: Words
    partners: list[Name]
    names: list[NameOut] = Field(description=_("오래된 이름부터"))
    measures: list[MeasureOut]
    sources: list[SourceOut]


class ProgrammePage(Schema):
    """A part of the list of programmes."""

    items: list[ProgrammeOut]
    next: str | None = Field(description=_("다음 쪽의 주소. 마지막 쪽이면 null"))


class ProgrammeQuery(PageQuery):
    """Which programmes."""

    area: Code | None = Field(None, description=_("분야의 code"))
    plan_status: PlanStatus | None = Field(None, description=_("계획과의 관계"))


@router.get("", response=ProgrammePage, summary=_("사업 목록"))
def list_programmes(request: HttpRequest, query: Query[ProgrammeQuery]) -> dict[str, Any]:
    rows = Programme.objects.current().select_related("area", "organisation")
    if query.area:
        rows = rows.filter(area__code=query.area)
    if query.plan_status:
        rows = rows.filter(plan_status=query.plan_status)
    page = page_of(request, rows, order=ORDER, query=query)
    page["items"] = [programme_out(programme) for programme in page["items"]]
    return page


@router.get("/{code}", response=ProgrammeDetail, summary=_("사업 하나와 그 수치·출처"))
def get_programme(request: HttpRequest, code: Path[Code]) -> dict[str, Any]:
    rows = Programme.objects.current().select_related("area", "organisation")
    rows = rows.prefetch_related("partners", "names", "sources", "measures__figures__sources")
    programme = get_object_or_404(rows, code=code)
    measures = list(programme.measures.all())
    found = {source.code: source for source in programme.sources.all()}
    for figure in current_figures(measures):
        found |= {source.code: source for source in figure.sources.all()}
    return {
        **programme_out(programme),
        "note": words(programme, "note"),
        "partners": [named(one) for one in programme.partners.all()],
        "names": [
            name_out(one)
            for one in sorted(programme.names.all(), key=lambda name: name.position)
            if one.withdrawn_at is None
        ],
        "measures": measures_out(measures),
        "sources": [source_out(found[code]) for code in sorted(found)],
    }


def programme_out(programme: Programme) -> dict[str, Any]:
    return {
        "code": programme.code,
        "name": words(programme, "name"),
        "summary": words(programme, "summary"),
        "area": named(programme.area),
        "organisation": named(programme.organisation),
        "plan_status": programme.plan_status,
        "start_year": programme.start_year,
        "confidence": programme.confidence,
    }


def name_out(name: ProgrammeName) -> dict[str, Any]:
    return {
        "name": words(name, "name"),
        "from_year": name.from_year,
        "until_year": name.until_year,
    }
