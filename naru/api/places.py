"""Places where people learn, practise or get advice."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Field, Path, Query, Router, Schema

from naru.api.paging import Order, PageQuery, page_of
from naru.api.shapes import Name, SourceOut, Words, named, source_out, words
from naru.api.types import Code
from naru.places.enums import PlaceKind
from naru.places.models import Place, PlaceQuerySet
from naru.sources.enums import Confidence

router = Router()
ORDER = Order([("code", str)])


class Point(Schema):
    """Where a place is, WGS 84."""

    latitude: float
    longitude: float
    confidence: Confidence


class PlaceOut(Schema):
    """One place."""

    id: UUID
    code: str
    name: Words
    kind: PlaceKind
    district: Name | None = Field(description=_("도시 밖이거나 위치를 모르면 null"))
    address: str
    point: Point | None
    organisation: Name | None
    confidence: Confidence
    unverified: Words = Field(description=_("확인하지 못한 것. 없으면 빈 글자"))
    is_sample: bool = Field(description=_("지어낸 예시이면 true"))
    sources: list[SourceOut]


class PlacePage(Schema):
    """A part of the list of places."""

    items: list[PlaceOut]
    next: str | None = Field(description=_("다음 쪽의 주소. 마지막 쪽이면 null"))


class PlaceQuery(PageQuery):
    """Which places."""

    district: Code | None = Field(None, description=_("자치구의 code"))
    kind: PlaceKind | None = Field(None, description=_("공간의 갈래"))


@router.get("", response=PlacePage, summary=_("공간 목록"))
def list_places(request: HttpRequest, query: Query[PlaceQuery]) -> dict[str, Any]:
    rows = whole_places()
    if query.district:
        rows = rows.filter(district__code=query.district)
    if query.kind:
        rows = rows.filter(kind=query.kind)
    page = page_of(request, rows, order=ORDER, query=query)
    page["items"] = [place_out(place) for place in page["items"]]
    return page


@router.get("/{code}", response=PlaceOut, summary=_("공간 하나"))
def get_place(request: HttpRequest, code: Path[Code]) -> dict[str, Any]:
    return place_out(get_object_or_404(whole_places(), code=code))


def whole_places() -> PlaceQuerySet:
    rows = Place.objects.current().select_related("district", "organisation")
    return rows.prefetch_related("sources")


def place_out(place: Place) -> dict[str, Any]:
    return {
        "id": place.public_id,
        "code": place.code,
        "name": words(place, "name"),
        "kind": place.kind,
        "district": named(place.district),
        "address": place.address,
        "point": point_of(place),
        "organisation": named(place.organisation),
        "confidence": place.confidence,
        "unverified": words(place, "unverified"),
        "is_sample": place.is_sample,
        "sources": [source_out(one) for one in sorted(place.sources.all(), key=lambda s: s.code)],
    }


def point_of(place: Place) -> dict[str, Any] | None:
    if place.latitude is None:
        return None
    return {
        "latitude": place.latitude,
        "longitude": place.longitude,
        "confidence": place.coordinate_confidence,
    }
