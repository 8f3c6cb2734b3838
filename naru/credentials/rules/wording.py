"""The fixed words of a certificate, in both languages: kinds, criteria, what was seen."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from naru.core.dates import day_in_words
from naru.credentials.rules.documents import Taught

ACHIEVEMENTS = {
    "COMPLETION": "CertificateOfCompletion",
    "SKILL": "Competency",
    "MICRO_DEGREE": "MicroCredential",
    "SCHOOL": "CertificateOfCompletion",
}
"""Open Badges' own words for the kinds."""

KINDS = {
    "COMPLETION": "수료증",
    "SKILL": "기술 확인서",
    "MICRO_DEGREE": "마이크로디그리 배지",
    "SCHOOL": "학교 수료증",
}

CRITERIA = {
    "COMPLETION": "시작할 때 정해진 진도, 시험 또는 출석의 기준을 모두 채웠습니다.",
    "SKILL": "강사가 실습 자리에서 할 줄 아는 것을 직접 확인했습니다.",
    "MICRO_DEGREE": "정해진 과목을 모두 마쳤습니다.",
    "SCHOOL": "여러 단계로 된 학교의 모든 단계에서 정해진 수의 과목을 마쳤습니다.",
}

EVIDENCE: dict[str, tuple[str, str, str]] = {
    "progress": ("온라인 진도", "Online progress", " %"),
    "exam": ("시험 점수", "Exam mark", ""),
    "score": ("점수", "Mark", ""),
    "came": ("출석한 수업", "Meetings attended", ""),
    "held": ("열린 수업", "Meetings held", ""),
    "hours": ("배운 시간", "Hours", ""),
    "stages": ("마친 단계", "Stages completed", ""),
    "modules": ("마친 과목", "Modules completed", ""),
    "begun_on": ("시작한 날", "Begun on", ""),
    "ended_on": ("마친 날", "Ended on", ""),
    "place": ("실습한 곳", "Place of practice", ""),
    "signed_by": ("확인한 사람", "Signed off by", ""),
    "signed_on": ("확인한 날", "Signed off on", ""),
    "practised": ("실습에서 확인받은 기술", "Skills signed off at a bench", ""),
    "credits": ("학점", "Credits", ""),
    "university": ("대학", "University", ""),
}
"""Name in `evidence`, its words in Korean and English, and what stands behind the value."""
DAYS = frozenset({"begun_on", "ended_on", "signed_on"})
"""Those whose value is a day, kept as 2026-11-24."""

PAPER = {
    "number": "제",
    "skills": "익힌 기술",
    "given_by": "배운 곳",
    "no_name": "(이름 없음)",
    "qr": "이 증서가 진본인지 확인하는 화면의 QR 코드",
    "check": "진본인지, 지금도 효력이 있는지 확인하는 곳",
    "attached": "이 PDF에는 기계가 읽는 서명된 증서(certificate.json)가 붙어 있습니다.",
}
"""What the sheet says besides the certificate's own words."""


def in_korean(day: date) -> str:
    """A day as paper writes it."""
    return f"{day.year}년 {day.month}월 {day.day}일"


def on_paper(skill: Taught) -> str:
    """A skill with its code of the national standards, if it has one."""
    if not skill.ncs_code:
        return skill.name
    return f"{skill.name} (NCS {skill.ncs_edition}: {skill.ncs_code})"


def evidence_in_words(
    evidence: Mapping[str, object], language: Literal["ko", "en"]
) -> tuple[tuple[str, str], ...]:
    """Name and value of everything that was seen, in the order it was given; nothing for None.

    Names that are not known here stand as they are.
    """
    told = []
    for name, value in evidence.items():
        if value is None or value == "":
            continue
        ko, en, unit = EVIDENCE.get(name, (name, name, ""))
        said = f"{value}{unit}"
        if name in DAYS:
            said = day_in_words(date.fromisoformat(f"{value}"), language=language)
        told.append((ko if language == "ko" else en, said))
    return tuple(told)
