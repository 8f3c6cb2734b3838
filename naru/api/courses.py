"""Courses: search with the filters and counts of the site, one course, its runs."""

import re
from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Field, Path, Query, Router, Schema
from ninja.errors import ValidationError

from naru.api.course_shapes import CourseDetail, CourseOut, RunOut, course_out, run_out
from naru.api.paging import Order, PageQuery, page_of
from naru.api.types import Code, Text
from naru.catalogue.enums import Mode
from naru.catalogue.finding import orders
from naru.catalogue.finding.filters import Filters, Person
from naru.catalogue.models import Course
from naru.catalogue.queries.courses import course_page, runs_of
from naru.catalogue.queries.lines import lines_of
from naru.catalogue.search.find import Found, find

router = Router()
ORDER = Order([("pk", int)])
CURSOR = re.compile(r"-?\d{1,20}(\.-?\d{1,20}){0,9}", re.ASCII)
MOST_VALUES = 50

When = Literal["WEEKDAY", "EVENING", "WEEKEND", "ANYTIME"]


class CourseFilters(Schema):
    """What narrows a search. Values of one name widen each other, names narrow."""

    q: Text = Field("", description=_("찾는 말. 첫소리, 오타, 영문 자판도 알아봄"))
    field: list[Code] = Field([], max_length=MOST_VALUES, description=_("배우는 분야의 code"))
    mode: list[Mode] = Field([], max_length=MOST_VALUES, description=_("온라인인지 현장인지"))
    when: list[When] = Field([], max_length=MOST_VALUES, description=_("요일과 시간대"))
    district: list[Code] = Field([], max_length=MOST_VALUES, description=_("자치구의 code"))
    certificate: list[Text] = Field(
        [], max_length=10, description=_("자격증 이름. *이면 아무 자격증이나")
    )
    max_won: int | None = Field(
        None, ge=0, le=10**9, description=_("수강료의 한도(원). 0이면 무료")
    )
    open: bool = Field(False, description=_("지금 신청할 수 있는 것만"))
    latitude: float | None = Field(None, ge=-90, le=90, description=_("여기에서 거리를 잼"))
    longitude: float | None = Field(None, ge=-180, le=180, description=_("latitude와 함께 씀"))
    within_m: int | None = Field(None, ge=1, le=1_000_000, description=_("거리의 한도(미터)"))
    age: int | None = Field(None, ge=0, le=150, description=_("배울 사람의 만 나이"))
    lives_in: Code | None = Field(None, description=_("배울 사람이 사는 자치구의 code"))
    suits: bool = Field(False, description=_("age와 lives_in이 조건에 맞는 것만"))
    maybe: bool = Field(False, description=_("조건이 안내되지 않은 것도"))

    def wanted(self) -> Filters:
        """The same for the search. Half a point is none; without a person nothing can suit."""
        point = (self.latitude, self.longitude)
        person = Person(
            age=self.age, lives_in_city=True if self.lives_in else None, district=self.lives_in
        )
        return Filters(
            district=frozenset(self.district),
            mode=frozenset(str(one.value) for one in self.mode),
            when=frozenset(self.when),
            field=frozenset(self.field),
            certificate=frozenset(self.certificate),
            home=point if None not in point else None,  # type: ignore[arg-type]
            within_m=self.within_m,
            most_won=self.max_won,
            open_only=self.open,
            person=None if person == Person() else person,
            suits=self.suits,
            may_suit=self.maybe,
        )


class CourseQuery(CourseFilters):
    """A search: filters, order and page."""

    sort: orders.Order = Field(orders.Order.FIT, description=_("차례"))
    limit: int = Field(20, ge=1, le=100, description=_("한 쪽에 담을 개수"))
    cursor: Text = Field("", description=_("앞 쪽의 next에 든 값. 첫 쪽은 비워 둡니다."))


class OptionOut(Schema):
    """A value to narrow by, and how many courses it would leave."""

    value: str
    courses: int


class CoursesPage(Schema):
    """A part of what was found."""

    items: list[CourseOut]
    next: str | None = Field(description=_("다음 쪽의 주소. 마지막 쪽이면 null"))
    total: int = Field(description=_("찾은 강좌 수"))
    facets: dict[str, list[OptionOut]] = Field(description=_("조건마다 남을 강좌 수"))


class RunPage(Schema):
    """A part of the runs of a course."""

    items: list[RunOut]
    next: str | None = Field(description=_("다음 쪽의 주소. 마지막 쪽이면 null"))


@router.get("", response=CoursesPage, summary=_("강좌 찾기"))
def list_courses(request: HttpRequest, query: Query[CourseQuery]) -> dict[str, Any]:
    at = timezone.now()
    if query.cursor and not CURSOR.fullmatch(query.cursor):
        raise ValidationError([{"type": "cursor", "loc": ("query", "cursor")}])
    found = find(
        text=query.q,
        filters=query.wanted(),
        order=query.sort,
        at=at,
        cursor=query.cursor,
        size=query.limit,
    )
    return {
        "items": _lines_out(found, at),
        "next": next_address(request, found.next),
        "total": found.courses,
        "facets": {
            kind: [{"value": one.value, "courses": one.courses} for one in options]
            for kind, options in found.options.items()
        },
    }


@router.get("/{course_id}", response=CourseDetail, summary=_("강좌 하나와 앞으로의 일정"))
def get_course(request: HttpRequest, course_id: Path[UUID]) -> dict[str, Any]:
    at = timezone.now()
    page = course_page(course_id, on=timezone.localdate(at))
    if page is None or page.course.gone_at:
        raise Http404
    course = page.course
    skills = sorted(course.skills.all(), key=lambda one: one.pk)
    return {
        **course_out(course),
        "subject": course.subject,
        "outlook": course.outlook,
        "outlook_en": course.outlook_en,
        "prerequisites": course.prerequisites,
        "skills": [
            {"name": one.name, "ncs_code": one.ncs_code, "ncs_version": one.ncs_version}
            for one in skills
        ],
        "blocks": course.blocks,
        "blocks_en": course.blocks_en,
        "sources": page.sources,
        "runs": [run_out(run, at=at) for run in page.runs],
    }


@router.get("/{course_id}/runs", response=RunPage, summary=_("강좌의 모든 일정"))
def list_runs(
    request: HttpRequest, course_id: Path[UUID], query: Query[PageQuery]
) -> dict[str, Any]:
    at = timezone.now()
    course = get_object_or_404(Course.objects.present(), public_id=course_id)
    page = page_of(request, runs_of(course), order=ORDER, query=query)
    page["items"] = [run_out(run, at=at) for run in page["items"]]
    return page


def next_address(request: HttpRequest, cursor: str) -> str | None:
    """The address of the next page with the same filters; None without one."""
    if not cursor:
        return None
    kept = [(name, value) for name, values in request.GET.lists() for value in values]
    pairs = [pair for pair in kept if pair[0] != "cursor"]
    return f"{request.path}?{urlencode([*pairs, ('cursor', cursor)])}"


def _lines_out(found: Found, at: datetime) -> list[dict[str, Any]]:
    lines = lines_of(found.hits, on=timezone.localdate(at), every_session=True)
    return [
        {
            **course_out(line.course),
            "run": run_out(line.run, at=at) if line.run else None,
            "other_runs": line.others,
        }
        for line in lines
    ]
