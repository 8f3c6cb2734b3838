"""Rows as Q-Net sends them, and certificates of ours that they are about."""

from typing import Any

from naru.occupations.rules.rounds import Known
from tests.occupations.factories import CertificateFactory
from tests.sources.factories import SourceFactory

ENGINEER = Known("cert.engineer", "T", "기사", "정보처리기사")
FITTER = Known("cert.fitter", "T", "기능사", "전기기능사")
REALTOR = Known("cert.realtor", "S", "", "공인중개사")
BEAUTY = Known("cert.beauty", "T", "기능사", "미용사(일반)")
KNOWN = [ENGINEER, FITTER, REALTOR, BEAUTY]


def part(prefix: str, *days: str) -> dict[str, str]:
    """Columns of the written ("doc") or practical ("prac") part, in their order."""
    ends = ("RegStartDt", "RegEndDt", "ExamStartDt", "ExamEndDt", "PassDt")
    return {f"{prefix}{end}": day for end, day in zip(ends, days, strict=True)}


WRITTEN = part("doc", "20270112", "20270115", "20270206", "20270227", "20270310")
PRACTICAL = part("prac", "20270322", "20270325", "20270417", "20270502", "20270604")
NO_WRITTEN = part("doc", "", "", "", "", "")
NO_PRACTICAL = part("prac", "", "", "", "", "")


def row(number: Any = 1, grade: str = "기사", **columns: Any) -> dict[str, Any]:
    """A round of 2027 of that rank, with both parts."""
    return {
        "implYy": "2027",
        "implSeq": number,
        "qualgbCd": "T",
        "qualgbNm": "국가기술자격",
        "description": f"국가기술자격 {grade} (2027년도 제{number}회)",
        **WRITTEN,
        **PRACTICAL,
        **columns,
    }


def professional(name: str = "공인중개사", **columns: Any) -> dict[str, Any]:
    """A round of a professional exam, which its own name describes."""
    said = {"qualgbCd": "S", "qualgbNm": "국가전문자격", "description": f"{name} (2027년도 제1회)"}
    return row(**said | columns)


def answer(rows: list[Any], **body: Any) -> dict[str, Any]:
    """A whole answer, without the `response` that other services put round it."""
    return {
        "header": {"resultCode": "00", "resultMsg": "NORMAL SERVICE"},
        "body": {"items": rows, "numOfRows": 50, "pageNo": 1, "totalCount": len(rows), **body},
    }


def listed() -> None:
    """Our certificates and the source of their dates, in the database."""
    kinds = {"T": "TECHNICAL", "S": "PROFESSIONAL"}
    for one in KNOWN:
        CertificateFactory(
            code=one.code, kind=kinds[one.kind], grade=one.grade, name_ko=one.name, name_en=one.code
        )
    SourceFactory(
        code="qnet", publisher_ko="인력공단", publisher_en="HRD", url="https://qnet.example.org"
    )
