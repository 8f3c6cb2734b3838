"""Districts with how many people live there, by sex and age."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Field, Path, Query, Router, Schema

from naru.api.paging import Order, PageQuery, page_of
from naru.api.shapes import SourceOut, Words, source_out, words
from naru.api.types import Code
from naru.places.enums import Sex
from naru.places.models import District, DistrictQuerySet, PopulationCount

router = Router()
ORDER = Order([("code", str)])


class CountOut(Schema):
    """People of one sex and age band `[age_from, age_to)`."""

    sex: Sex
    age_from: int
    age_to: int = Field(description=_("이 나이는 들어가지 않음"))
    people: int


class PopulationOut(Schema):
    """Registered residents on one day."""

    as_of_on: date
    total: int
    counts: list[CountOut]
    source: SourceOut


class DistrictOut(Schema):
    """A district with its population on the latest day known."""

    code: str
    official_code: str = Field(description=_("행정 표준 코드"))
    name: Words
    short: Words
    latitude: float
    longitude: float
    population: PopulationOut | None


class DistrictPage(Schema):
    """A part of the list of districts."""

    items: list[DistrictOut]
    next: str | None = Field(description=_("다음 쪽의 주소. 마지막 쪽이면 null"))


@router.get("", response=DistrictPage, summary=_("자치구 목록과 인구"))
def list_districts(request: HttpRequest, query: Query[PageQuery]) -> dict[str, Any]:
    page = page_of(request, whole_districts(), order=ORDER, query=query)
    page["items"] = [district_out(district) for district in page["items"]]
    return page


@router.get("/{code}", response=DistrictOut, summary=_("자치구 하나와 인구"))
def get_district(request: HttpRequest, code: Path[Code]) -> dict[str, Any]:
    return district_out(get_object_or_404(whole_districts(), code=code))


def whole_districts() -> DistrictQuerySet:
    return District.objects.current().prefetch_related("population__source")


def district_out(district: District) -> dict[str, Any]:
    return {
        "code": district.code,
        "official_code": district.official_code,
        "name": words(district, "name"),
        "short": words(district, "short"),
        "latitude": district.latitude,
        "longitude": district.longitude,
        "population": population_of(
            [count for count in district.population.all() if count.withdrawn_at is None]
        ),
    }


def population_of(counts: list[PopulationCount]) -> dict[str, Any] | None:
    """The counts of the latest day among those given."""
    if not counts:
        return None
    latest = max(count.as_of_on for count in counts)
    current = [count for count in counts if count.as_of_on == latest]
    return {
        "as_of_on": latest,
        "total": sum(count.people for count in current),
        "counts": [
            {"sex": one.sex, "age_from": one.age_from, "age_to": one.age_to, "people": one.people}
            for one in sorted(current, key=lambda count: (count.age_from, count.sex))
        ],
        "source": source_out(current[0].source),
    }
