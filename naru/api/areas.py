"""Areas of the city's plan."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Query, Router, Schema

from naru.api.paging import Order, PageQuery, page_of
from naru.api.shapes import Words, words
from naru.programmes.models import Area

router = Router()
ORDER = Order([("number", int), ("pk", int)])


class AreaOut(Schema):
    """One field of the plan."""

    code: str
    number: int = Field(description=_("계획에 적힌 차례"))
    name: Words
    summary: Words


class AreaPage(Schema):
    """A part of the list of areas."""

    items: list[AreaOut]
    next: str | None = Field(description=_("다음 쪽의 주소. 마지막 쪽이면 null"))


@router.get("", response=AreaPage, summary=_("분야 목록"))
def list_areas(request: HttpRequest, query: Query[PageQuery]) -> dict[str, Any]:
    page = page_of(request, Area.objects.current(), order=ORDER, query=query)
    page["items"] = [area_out(area) for area in page["items"]]
    return page


def area_out(area: Area) -> dict[str, Any]:
    return {
        "code": area.code,
        "number": area.number,
        "name": words(area, "name"),
        "summary": words(area, "summary"),
    }
