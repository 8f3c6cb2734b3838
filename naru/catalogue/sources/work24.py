"""State-funded training: the list, the detail and the rounds of one national service.

The three answers tell of the same rounds under one number, so they are three sources that join:
the list knows days, seats and links, the detail hours, method and address, the rounds how many
finished. Fees in them are what the state counts, never what a learner pays.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from naru.catalogue.enums import ApplyAt, Mode, Payer, Schedule
from naru.catalogue.sources import markup, values
from naru.catalogue.sources.cells import Cells
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.offering import OfferedSkill, Offering, Refused, Row

IDS = ("trprId", "trprDegr", "trainstCstId")
SHAPE = "work24"
KEEP = frozenset(
    {"trprId", "trprDegr", "trainstCstId", "titleLink", "subTitleLink", "instCd", "instIno"}
)
DROP = frozenset({"trprChap", "trprChapTel", "trprChapEmail", "reperNm", "filePath", "pFileName"})
METHODS = {
    "M1001": Mode.FIELD,
    "M1005": Mode.ONLINE,
    "M1010": Mode.BLENDED,
    "M1014": Mode.BLENDED,
}
DAYS = {"1": ([6, 7], "주말"), "2": ([], "주중과 주말"), "3": ([1, 2, 3, 4, 5], "주중")}
CARD = "내일배움카드"
HIGHEST_RATE = Decimal(100)


def rows(reader: Iterable[Row]) -> Iterator[Row]:
    """Rows of any of the three answers; a detail's two parts become one row."""
    for row in reader:
        parts = [row[name] for name in ("inst_base_info", "inst_detail_info") if row.get(name)]
        if parts and all(isinstance(part, dict) for part in parts):
            whole: Row = {}
            for part in reversed(parts):
                whole.update({k: v for k, v in part.items() if v not in (None, "")})
            yield whole
        else:
            yield row


def parse(row: Row, connector: Connector) -> Offering | Refused:
    """One round of a training course as an offering."""
    cells = Cells(row, connector.zone)
    course, degree = cells.key("trprId", 40), cells.key("trprDegr", 10)
    body = _first(row, "trainstCstId", "torgId", "instIno", "instCd")[:40]
    number = "-".join(one for one in (course, degree, body) if one)
    name = "title" if row.get("title") else "trprNm"
    offering = Offering(
        source_id=number,
        course_key="-".join(one for one in (course, body) if one),
        title=cells.title(name),
        label=f"{degree}회차" if degree else "",
        provider_name=cells.text("subTitle", 200) or cells.text("inoNm", 200),
        subject=cells.text("trainTarget", 120) or cells.text("trprTargetNm", 120),
        certificate=cells.text("certificate", 300),
        contact_phone=cells.text("telNo", 60),
        apply_url=cells.link("titleLink"),
        capacity=cells.whole("yardMan" if "yardMan" in row else "totFxnum"),
        registered=cells.whole("regCourseMan" if "regCourseMan" in row else "totParMks"),
        hours=cells.decimal("trtm" if "trtm" in row else "totTraingTime") or None,
        numbers=(f"{SHAPE}:{course}-{degree}",) if course and degree else (),
    )
    offering.apply_at = ApplyAt.ELSEWHERE if offering.apply_url else ApplyAt.UNKNOWN
    _days(offering, cells)
    _place(offering, cells, connector)
    _fee(offering, cells)
    _skills(offering, cells, connector)
    offering.outlook = _outlook(row)
    offering.blocks = markup.blocks(row.get("contents"))
    offering.summary = markup.summary(offering.blocks)
    if cells.problems:
        return Refused(number if course and degree else "", tuple(cells.problems))
    offering.notes = tuple(cells.notes)
    return offering


def _first(row: Mapping[str, Any], *columns: str) -> str:
    return next((told for name in columns if (told := values.told(row.get(name)))), "")


def _days(offering: Offering, cells: Cells) -> None:
    listed = "traStartDate" in cells.row
    first, last = cells.days(
        *(("traStartDate", "traEndDate") if listed else ("trStaDt", "trEndDt"))
    )
    if first:
        offering.schedule = Schedule.DATED
        offering.starts_on, offering.last_on = first, last
    offering.weekdays, offering.time_words = DAYS.get(
        values.told(cells.row.get("wkendSe")), ([], "")
    )


def _place(offering: Offering, cells: Cells, connector: Connector) -> None:
    told = [cells.text(name, 200) for name in ("address", "addr1", "addr2")]
    offering.address = " ".join(one for one in told if one)[:300]
    offering.district = connector.district(offering.address)
    offering.mode = METHODS.get(_first(cells.row, "traingMthCd", "srchTraGbn"), Mode.UNKNOWN)


def _fee(offering: Offering, cells: Cells) -> None:
    counted = "courseMan" if "courseMan" in cells.row else "perTrco"
    offering.full_cost_won = cells.whole(counted)
    real = cells.whole("realMan")
    if real is not None:
        offering.fee_words = f"실제 훈련비 {real:,}원. 본인이 낼 돈은 신청 페이지에서 확인"
    if CARD in offering.subject:
        offering.payer = Payer.SHARED


def _skills(offering: Offering, cells: Cells, connector: Connector) -> None:
    code = cells.code("ncsCd")
    if code and connector.ncs_version:
        offering.skills = [
            OfferedSkill(
                name=cells.text("ncsNm", 120), ncs_code=code, ncs_version=connector.ncs_version
            )
        ]


def _outlook(row: Row) -> str:
    """How many had work after the course, where the source gives a rate and not a letter."""
    said = []
    for months, column in ((3, "eiEmplRate3"), (6, "eiEmplRate6")):
        try:
            rate = values.decimal(row.get(column))
        except values.Unreadable:
            continue
        if rate is not None and 0 < rate <= HIGHEST_RATE:
            said.append(f"마치고 {months}개월 안에 {rate.normalize():f}%가 취업")
    return ". ".join(said)
