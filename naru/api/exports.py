"""Whole files for other systems: what a search finds, and all in the national columns."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from naru.api.course_shapes import standing_at
from naru.api.courses import CourseFilters
from naru.catalogue.models import Run
from naru.catalogue.pack import connectors
from naru.catalogue.queries.courses import runs_of_courses
from naru.catalogue.queries.standard_file import standard_lines, standard_runs
from naru.catalogue.search.find import find
from naru.catalogue.sources.connector import FORM
from naru.core.exports import csv_lines

router = Router()
MOST = 20_000
"""Courses in one file."""
AT_ONCE = 500
CSV = {
    "responses": {
        200: {"description": "OK", "content": {"text/csv": {"schema": {"type": "string"}}}}
    }
}
"""How the description tells of an answer that is no JSON."""
COLUMNS = (
    *(
        "course_id",
        "run_id",
        "title",
        "title_en",
        "label",
        "provider",
        "field",
        "mode",
        "certificate",
    ),
    *("hours", "age_rule_known", "age_from", "age_to", "residence", "residence_district"),
    *("schedule", "starts_on", "last_on", "weekdays", "daily_from", "daily_to", "time_words"),
    *("status", "standing", "apply_from_at", "apply_until_at", "admission", "apply_at"),
    *("apply_url", "contact_phone", "capacity", "registered", "payer", "fee_won"),
    *("materials_won", "fee_words", "refund_words", "place", "address", "district"),
    *("is_sample", "changed_at"),
)


@router.get(
    "/courses.csv",
    response=None,
    summary=_("찾은 강좌의 일정을 CSV로"),
    openapi_extra=CSV,
)
def export_courses(request: HttpRequest, query: Query[CourseFilters]) -> StreamingHttpResponse:
    at = timezone.now()
    found = find(text=query.q, filters=query.wanted(), at=at, size=MOST)
    ids = [hit.course_id for hit in found.hits]
    return csv_file(csv_lines(COLUMNS, _rows(ids, at)), name="courses", at=at)


@router.get(
    "/courses-standard.csv",
    response=None,
    summary=_("평생학습강좌 표준 칸의 CSV. 지어낸 예시와 날짜 없는 일정은 빠짐"),
    openapi_extra=CSV,
)
def export_standard_courses(request: HttpRequest) -> StreamingHttpResponse:
    connector = connectors(Path(settings.CITY_DIR), time_zone=settings.TIME_ZONE)[FORM.name]
    lines = standard_lines(standard_runs(), connector)
    return csv_file(lines, name="courses-standard", at=timezone.now())


def csv_file(lines: Iterator[bytes], *, name: str, at: datetime) -> StreamingHttpResponse:
    """A download that is made while it is sent."""
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    day = timezone.localdate(at).isoformat()
    response["Content-Disposition"] = f'attachment; filename="{name}-{day}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def _rows(course_ids: Sequence[int], at: datetime) -> Iterator[list[object]]:
    """Runs of the courses, in the order in which these were found."""
    for start in range(0, len(course_ids), AT_ONCE):
        for run in runs_of_courses(course_ids[start : start + AT_ONCE]):
            yield _cells(run, at)


def _cells(run: Run, at: datetime) -> list[object]:
    course, place = run.course, run.place
    home = course.residence_district
    district = run.district or (place.district if place else None)
    told: dict[str, object] = {
        "course_id": course.public_id,
        "run_id": run.public_id,
        "provider": course.provider.name if course.provider else "",
        "residence_district": home.code if home else "",
        "weekdays": " ".join(str(day) for day in run.weekdays),
        "standing": standing_at(run, at=at).value,
        "place": place.name_ko if place else run.place_words,
        "district": district.code if district else "",
        "changed_at": max(course.changed_at, run.changed_at),
    }
    for name in COLUMNS:
        if name not in told:
            told[name] = getattr(run if hasattr(run, name) else course, name)
    return [_plain(told[name]) for name in COLUMNS]


def _plain(value: object) -> object:
    """Times on the city's clock, with their offset."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="minutes")
    return value
