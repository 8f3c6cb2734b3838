"""The providers' form the other way round: facts as the cells that would tell them."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from naru.catalogue.enums import Payer, Residence
from naru.catalogue.sources.provider_form import ADMISSIONS, COLUMNS, MODES, RESIDENCES
from naru.catalogue.sources.words import WEEKDAYS

SAME_WORDS = {
    "제목": "title",
    "영어 제목": "title_en",
    "요약": "summary",
    "영어 요약": "summary_en",
    "분야": "field",
    "수업 언어": "language",
    "배운 뒤": "outlook",
    "영어 배운 뒤": "outlook_en",
    "자격증": "certificate",
    "준비할 것": "prerequisites",
    "대상": "audience",
    "시작일": "starts_on",
    "종료일": "last_on",
    "신청 주소": "apply_url",
    "정원": "capacity",
    "재료비": "materials_won",
    "수강료 설명": "fee_words",
    "환불": "refund_words",
    "장소": "place_words",
    "주소": "address",
    "오가기·시설": "access_words",
    "강사 소개": "teacher_words",
    "문의 전화": "contact_phone",
}
COLUMN_OF = {
    **{fact: column for column, fact in SAME_WORDS.items()},
    "blocks": "내용",
    "blocks_en": "영어 내용",
    "skills": "배우는 기술",
    "hours": "총 시간",
    "mode": "방식",
    "age_rule_known": "나이",
    "age_from": "나이",
    "age_to": "나이",
    "residence": "사는 곳",
    "residence_district_id": "사는 곳",
}
"""The column in which a fact of a course is told."""

Facts = Mapping[str, Any]
Texts = tuple[str, str]


def row_of(
    numbers: tuple[str, str], told: Facts, *, texts: Texts, district: str, zone: ZoneInfo
) -> list[str]:
    """The cells of one run in the order of the form.

    `numbers` are those of course and run, `texts` the descriptions in Korean and English,
    `district` the name of the one whose residents may come.
    """
    cells = {column: str(told.get(fact, "")) for column, fact in SAME_WORDS.items()}
    cells["과정번호"], cells["회차"] = numbers
    cells["내용"], cells["영어 내용"] = texts
    cells["총 시간"] = str(told.get("hours", "")).removesuffix(".0")
    cells["방식"] = _word(MODES, told.get("mode"))
    cells["선정 방법"] = _word(ADMISSIONS, told.get("admission"))
    cells["나이"] = _ages(told)
    cells["사는 곳"] = district if told.get("residence") == Residence.DISTRICT else ""
    cells["사는 곳"] = cells["사는 곳"] or _word(RESIDENCES, told.get("residence"))
    cells |= _skills(told.get("skills", ()))
    cells |= _days(told, zone)
    cells["수강료"] = _fee(told)
    return [cells.get(column.name, "") for column in COLUMNS]


def _word(words: Mapping[str, Any], value: Any) -> str:
    return next((word for word, meant in words.items() if meant == value), "")


def _ages(told: Facts) -> str:
    if not told.get("age_rule_known"):
        return ""
    youngest, oldest = told.get("age_from"), told.get("age_to")
    parts = [f"{youngest}세 이상"] if youngest is not None else []
    parts += [f"{oldest}세 이하"] if oldest is not None else []
    return " ".join(parts) or "제한 없음"


def _skills(skills: Iterable[Facts]) -> dict[str, str]:
    coded = next((one for one in skills if one["ncs_code"]), None)
    return {
        "배우는 기술": ", ".join(one["name"] for one in skills if one["name"]),
        "NCS 코드": coded["ncs_code"] if coded else "",
        "NCS 판": coded["ncs_version"] if coded else "",
    }


def _days(told: Facts, zone: ZoneInfo) -> dict[str, str]:
    meetings = [_local(one["starts_at"], zone) for one in told.get("sessions", ())]
    one_hour = bool(told.get("daily_from"))
    weekdays = ",".join(WEEKDAYS[day - 1] for day in told.get("weekdays", ()))
    opens, closes = (_local(told.get(name), zone) for name in ("apply_from_at", "apply_until_at"))
    return {
        "요일": told.get("time_words") or weekdays,
        "시작 시각": str(told.get("daily_from", ""))[:5],
        "마치는 시각": str(told.get("daily_to", ""))[:5],
        "수업일": ", ".join(f"{at:%Y-%m-%d}" for at in meetings if at) if one_hour else "",
        "신청 시작": f"{opens:%Y-%m-%d %H:%M}" if opens else "",
        "신청 마감": _deadline(closes),
    }


def _deadline(closes: datetime | None) -> str:
    """Midnight ends the day before, which is how people say it."""
    if closes is None:
        return ""
    if (closes.hour, closes.minute) == (0, 0):
        return f"{closes - timedelta(days=1):%Y-%m-%d}"
    return f"{closes:%Y-%m-%d %H:%M}"


def _fee(told: Facts) -> str:
    if told.get("fee_won") is None:
        return ""
    return "무료" if told.get("payer") == Payer.NOBODY else str(told["fee_won"])


def _local(at: Any, zone: ZoneInfo) -> datetime | None:
    return datetime.fromisoformat(at).astimezone(zone) if at else None
