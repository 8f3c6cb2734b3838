"""Facts of courses and runs in the reader's words: for the history, for conflicts, for previews."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naru.catalogue import lexicon
from naru.catalogue.models import Course, Run
from naru.catalogue.queries import facts
from naru.core.dates import day_in_words
from naru.core.languages import reader_language
from naru.core.money import won_in_words
from naru.places import queries as places
from naru.web.languages import LESSONS
from naru.web.templatetags.words import day_hours, day_time

LABELS: dict[str, Promise] = {
    "number": gettext_lazy("번호"),
    "title": gettext_lazy("제목"),
    "title_en": gettext_lazy("영어 제목"),
    "summary": gettext_lazy("요약"),
    "summary_en": gettext_lazy("영어 요약"),
    "blocks": gettext_lazy("배우는 내용"),
    "blocks_en": gettext_lazy("영어로 쓴 내용"),
    "field": gettext_lazy("분야"),
    "language": gettext_lazy("수업 언어"),
    "outlook": gettext_lazy("배운 뒤 할 수 있는 일"),
    "outlook_en": gettext_lazy("배운 뒤 할 수 있는 일(영어)"),
    "certificate": gettext_lazy("자격증·수료증"),
    "prerequisites": gettext_lazy("준비할 것"),
    "hours": gettext_lazy("총 시간"),
    "mode": gettext_lazy("방식"),
    "age_rule_known": gettext_lazy("나이 조건"),
    "age_from": gettext_lazy("나이(몇 살부터)"),
    "age_to": gettext_lazy("나이(몇 살까지)"),
    "residence": gettext_lazy("사는 곳 조건"),
    "residence_district_id": gettext_lazy("사는 자치구"),
    "audience": gettext_lazy("이런 분께"),
    "skills": gettext_lazy("배우는 기술"),
    "schedule": gettext_lazy("수업 날짜"),
    "starts_on": gettext_lazy("첫 수업일"),
    "last_on": gettext_lazy("마지막 수업일"),
    "weekdays": gettext_lazy("요일"),
    "daily_from": gettext_lazy("시작 시각"),
    "daily_to": gettext_lazy("마치는 시각"),
    "time_words": gettext_lazy("시간 안내"),
    "status": gettext_lazy("신청 상태"),
    "apply_from_at": gettext_lazy("신청 시작"),
    "apply_until_at": gettext_lazy("신청 마감"),
    "admission": gettext_lazy("선정 방법"),
    "apply_at": gettext_lazy("신청하는 곳"),
    "apply_url": gettext_lazy("신청 주소"),
    "apply_words": gettext_lazy("신청 안내"),
    "contact_phone": gettext_lazy("문의 전화"),
    "capacity": gettext_lazy("정원"),
    "payer": gettext_lazy("비용을 내는 곳"),
    "fee_won": gettext_lazy("수강료"),
    "materials_won": gettext_lazy("재료비"),
    "fee_words": gettext_lazy("수강료 설명"),
    "refund_words": gettext_lazy("환불"),
    "place_words": gettext_lazy("장소"),
    "address": gettext_lazy("주소"),
    "district_id": gettext_lazy("자치구"),
    "access_words": gettext_lazy("오가기·시설"),
    "teacher_words": gettext_lazy("강사 소개"),
    "sessions": gettext_lazy("수업일"),
}
WEEKDAYS: dict[int, Promise] = {
    1: gettext_lazy("월요일"),
    2: gettext_lazy("화요일"),
    3: gettext_lazy("수요일"),
    4: gettext_lazy("목요일"),
    5: gettext_lazy("금요일"),
    6: gettext_lazy("토요일"),
    7: gettext_lazy("일요일"),
}
MOST_SESSIONS = 6


@dataclass(frozen=True)
class Said:
    """One thing told before and after, ready to be read."""

    label: str
    before: str
    after: str


def said(changes: Mapping[str, Iterable[Any]]) -> list[Said]:
    """Changes as `facts.differences` gives them, in words."""
    asked = [name for name in changes if name in ("district_id", "residence_district_id")]
    districts = {one.pk: one.name for one in places.districts()} if asked else {}
    rows = []
    for name, (before, after) in changes.items():
        words = [shown(name, value, districts) for value in (before, after)]
        rows.append(Said(label(name), *words))
    return rows


def label(name: str) -> str:
    """The name of a fact; its own if it is a newer or older one."""
    return str(LABELS.get(name, name))


def shown(name: str, value: Any, districts: Mapping[int, str]) -> str:
    """One value in words; "not stated" if there is none."""
    if value is None or value in ("", []):
        return _("없음") if name == "materials_won" else _("안내 없음")
    if name == "sessions":
        return _sessions(value)
    if isinstance(value, list):
        return ", ".join(str(WEEKDAYS.get(one, one)) for one in value)
    if name in ("district_id", "residence_district_id"):
        return districts.get(value, str(value))
    return _by_kind(name, value)


def _by_kind(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("정해짐") if value else _("안내 없음")
    named: dict[str, Mapping[str, Any]] = {"field": lexicon.fields(), "language": LESSONS}
    if name in named:
        return str(named[name].get(value, value))
    if name in ("fee_won", "materials_won"):
        return won_in_words(value, language=reader_language())
    field = _column(name)
    if field is None:
        return str(value)
    choices = dict(field.flatchoices)
    return str(choices[value]) if value in choices else _moment(field.to_python(value))


def _moment(value: Any) -> str:
    """A time in words; anything else as it stands."""
    if isinstance(value, datetime):
        return day_time(value)
    if isinstance(value, date):
        return day_in_words(value, language=reader_language())
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def _column(name: str) -> "Field[Any, Any] | None":
    if name in facts.COURSE:
        return facts.column(Course, name)
    return facts.column(Run, name) if name in facts.RUN else None


def _sessions(value: list[str]) -> str:
    """How many meetings, and the first of them."""
    times = [map(datetime.fromisoformat, one.split("/")) for one in value[:MOST_SESSIONS]]
    told = [day_hours(begins, ends) for begins, ends in times]
    more = " …" if len(value) > MOST_SESSIONS else ""
    return _("%(number)s번: %(days)s") % {"number": len(value), "days": ", ".join(told) + more}
