"""A provider's spreadsheet in tests: rows of the form as a file, read and applied."""

import csv
import io
from pathlib import Path

from naru.catalogue.models import ImportRun
from naru.catalogue.queries import sheets
from naru.catalogue.services.own import sheets as services
from naru.catalogue.sources import template
from naru.catalogue.sources.connector import FORM
from tests.catalogue.own import AT, Staff

ROW = {
    "과정번호": "A-101",
    "회차": "1",
    "제목": "엑셀로 배우는 가게 장부",
    "요약": "장부를 엑셀로 옮깁니다.",
    "내용": "첫 주: 표 만들기",
    "방식": "현장",
    "나이": "40세 이상 64세 이하",
    "사는 곳": "시민",
    "배우는 기술": "엑셀",
    "NCS 코드": "02030202",
    "NCS 판": "2025",
    "시작 시각": "19:00",
    "마치는 시각": "21:00",
    "요일": "화",
    "수업일": "2026-12-01, 2026-12-08",
    "신청 시작": "2026-11-20 10:00",
    "신청 마감": "2026-11-30",
    "선정 방법": "선착순",
    "정원": "20",
    "수강료": "30000",
    "장소": "새빛캠퍼스 301호",
}


def table(*changes: dict[str, str]) -> bytes:
    """A CSV of the form: one row for each set of changes to the usual row."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, template.header(), extrasaction="ignore")
    writer.writeheader()
    writer.writerows({**ROW, **change} for change in changes)
    return out.getvalue().encode("utf-8-sig")


def read(staff: Staff, folder: Path, content: bytes, *, name: str = "courses.csv") -> ImportRun:
    """Hand a file in for the staff's provider."""
    path = folder / name
    path.write_bytes(content)
    return services.read_sheet(
        provider_id=staff.provider.pk,
        path=path,
        file_name=name,
        connector=FORM.model_copy(update={"time_zone": "Asia/Seoul"}),
        by=staff.user,
        at=AT,
    )


def plan(staff: Staff, sheet: ImportRun) -> sheets.Plan:
    return sheets.plan_of(sheet, staff.provider)


def apply(staff: Staff, sheet: ImportRun, *, publish: bool = True, digest: str = "") -> ImportRun:
    """Apply what the plan shows now, or the plan of the digest."""
    return services.apply_sheet(
        sheet_id=sheet.pk,
        digest=digest or plan(staff, sheet).digest,
        publish=publish,
        by=staff.user,
        at=AT,
    )
