"""Courses and runs as the API tells them. null, "" and UNKNOWN mean that nobody told us."""

from datetime import date, datetime, time
from typing import Annotated, Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from pydantic import PlainSerializer, WithJsonSchema

from naru.api.shapes import Name, Number, named
from naru.catalogue.enums import (
    Admission,
    ApplyAt,
    Mode,
    Payer,
    Residence,
    RunStatus,
    Schedule,
)
from naru.catalogue.finding.standing import Standing, standing
from naru.catalogue.finding.tags import last_day
from naru.catalogue.models import Course, Run, Session

Clock = Annotated[
    time,
    PlainSerializer(lambda value: f"{value:%H:%M}"),
    WithJsonSchema({"type": "string", "pattern": r"^\d{2}:\d{2}$"}),
]
"""A time of day on the city's clock, `19:00`."""


class ProviderOut(Schema):
    """Who teaches."""

    id: UUID
    name: str
    homepage_url: str
    phone: str


class AudienceOut(Schema):
    """Who may come; ages in full years, both included."""

    age_rule_known: bool = Field(description=_("false이면 나이 조건을 아무도 알려 주지 않음"))
    age_from: int | None
    age_to: int | None
    residence: Residence
    district: Name | None = Field(description=_("구민 조건일 때 그 자치구"))
    words: str = Field(description=_("출처가 쓴 말"))


class SessionOut(Schema):
    """One meeting, `[starts_at, ends_at)`."""

    starts_at: datetime
    ends_at: datetime
    mode: Mode
    topic: str
    place_words: str


class CoursePoint(Schema):
    """Where a run is given, WGS 84."""

    latitude: float
    longitude: float


class RunOut(Schema):
    """One dated offering."""

    id: UUID
    label: str
    schedule: Schedule
    starts_on: date | None
    last_on: date | None = Field(description=_("마지막 날. 이날도 들어감"))
    weekdays: list[int] = Field(description=_("1은 월요일, 7은 일요일"))
    daily_from: Clock | None
    daily_to: Clock | None
    time_words: str
    sessions: list[SessionOut]
    status: RunStatus = Field(description=_("출처가 알린 상태"))
    standing: Standing = Field(description=_("지금 신청할 수 있는지"))
    apply_from_at: datetime | None
    apply_until_at: datetime | None = Field(description=_("이때부터 신청할 수 없음"))
    admission: Admission
    apply_at: ApplyAt
    apply_url: str
    apply_words: str
    contact_phone: str
    capacity: int | None
    registered: int | None
    waiting: int | None
    payer: Payer
    fee_won: int | None = Field(description=_("배우는 사람이 내는 돈(원). 모르면 null"))
    materials_won: int = Field(
        description=_("수강료에 든 재료비(원). 수업이 시작되면 돌려받지 못함. 없으면 0")
    )
    full_cost_won: int | None
    fee_words: str
    refund_words: str
    place: Name | None
    place_words: str
    address: str
    district: Name | None
    point: CoursePoint | None
    access_words: str
    changed_at: datetime


class CourseOut(Schema):
    """A course in a list, with the run that stands for it."""

    id: UUID
    title: str
    title_en: str = Field(description=_("교육기관이 영어로도 쓴 제목. 없으면 빈 글자"))
    summary: str
    summary_en: str
    page: str = Field(description=_("사람이 읽는 화면의 주소"))
    field: str = Field(description=_("분야의 code. 모르면 빈 글자"))
    mode: Mode
    provider: ProviderOut | None
    certificate: str
    hours: Number | None
    language: str
    audience: AudienceOut
    is_sample: bool = Field(description=_("지어낸 예시이면 true"))
    changed_at: datetime
    run: RunOut | None = Field(description=_("찾는 조건과 차례에 가장 맞는 일정"))
    other_runs: int = Field(description=_("그 밖에 더 있는 일정 수"))


class SkillOut(Schema):
    """A skill taught; a code stands with the version of its list."""

    name: str
    ncs_code: str
    ncs_version: str


class CourseDetail(Schema):
    """Everything known about a course; `blocks` is its description as safe structure."""

    id: UUID
    title: str
    title_en: str = Field(description=_("교육기관이 영어로도 쓴 제목. 없으면 빈 글자"))
    summary: str
    summary_en: str
    page: str = Field(description=_("사람이 읽는 화면의 주소"))
    field: str = Field(description=_("분야의 code. 모르면 빈 글자"))
    subject: str
    mode: Mode
    provider: ProviderOut | None
    certificate: str
    outlook: str
    outlook_en: str
    prerequisites: str
    hours: Number | None
    language: str
    audience: AudienceOut
    skills: list[SkillOut]
    blocks: list[dict[str, Any]] = Field(
        description=_("kind는 heading, paragraph, list, table 가운데 하나")
    )
    blocks_en: list[dict[str, Any]]
    sources: list[str] = Field(description=_("이 강좌를 알린 출처의 짧은 이름"))
    is_sample: bool = Field(description=_("지어낸 예시이면 true"))
    changed_at: datetime
    runs: list[RunOut] = Field(description=_("앞으로의 일정. 지난 일정은 runs에서 읽음"))


def course_out(course: Course) -> dict[str, Any]:
    """What a list and a whole course share."""
    provider = course.provider
    return {
        "id": course.public_id,
        "title": course.title,
        "title_en": course.title_en,
        "summary": course.summary,
        "summary_en": course.summary_en,
        "page": reverse("course", args=[course.public_id]),
        "field": course.field,
        "mode": course.mode,
        "provider": provider
        and {
            "id": provider.public_id,
            "name": provider.name,
            "homepage_url": provider.homepage_url,
            "phone": provider.phone,
        },
        "certificate": course.certificate,
        "hours": course.hours,
        "language": course.language,
        "audience": {
            "age_rule_known": course.age_rule_known,
            "age_from": course.age_from,
            "age_to": course.age_to,
            "residence": course.residence,
            "district": named(course.residence_district),
            "words": course.audience,
        },
        "is_sample": course.is_sample,
        "changed_at": course.changed_at,
    }


def run_out(run: Run, *, at: datetime) -> dict[str, Any]:
    """One run with its place and sessions, as it stands at the moment."""
    return {
        **{name: getattr(run, name) for name in SAME},
        "id": run.public_id,
        "standing": standing_at(run, at=at),
        "sessions": [_session_out(session) for session in run.sessions.all()],
        "place": named(run.place),
        "district": named(run.district or (run.place.district if run.place else None)),
        "point": _point(run),
    }


SAME = (
    *("label", "schedule", "starts_on", "last_on", "weekdays", "daily_from", "daily_to"),
    *("time_words", "status", "apply_from_at", "apply_until_at", "admission", "apply_at"),
    *("apply_url", "apply_words", "contact_phone", "capacity", "registered", "waiting", "payer"),
    *("fee_won", "materials_won", "full_cost_won", "fee_words", "refund_words", "place_words"),
    *("address", "access_words", "changed_at"),
)
"""Columns of a run that the API tells under their own names."""


def standing_at(run: Run, *, at: datetime) -> Standing:
    """Whether one may apply for a run at the moment."""
    last = last_day(starts_on=run.starts_on, last_on=run.last_on)
    return standing(
        status=run.status,
        opens_at=run.apply_from_at,
        closes_at=run.apply_until_at,
        last_on=date.fromordinal(last) if last else None,
        at=at,
        today=timezone.localdate(at),
    )


def _session_out(session: Session) -> dict[str, Any]:
    return {
        "starts_at": session.starts_at,
        "ends_at": session.ends_at,
        "mode": session.mode,
        "topic": session.topic,
        "place_words": session.place.name_ko if session.place else session.place_words,
    }


def _point(run: Run) -> dict[str, Any] | None:
    """The run's own point, else its place's; not the middle of a district."""
    known = [one for one in (run, run.place) if one is not None and one.latitude is not None]
    return {"latitude": known[0].latitude, "longitude": known[0].longitude} if known else None
