"""The national standard columns for lifelong-learning courses (`standard_cells` writes them).

The columns have no id: institution, title, first day, time and place make one. Names of teachers
are dropped. Files carry Korean column names, the service English ones.
"""

from collections.abc import Iterable, Iterator

from naru.catalogue.enums import ApplyAt, Payer, Schedule
from naru.catalogue.sources import audience, markup, words
from naru.catalogue.sources.cells import Cells
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.job_centre import derived_id
from naru.catalogue.sources.offering import Offering, Refused, Row

SHAPE = "standard_columns"
COLUMNS = {
    "lctreNm": "강좌명",
    "instrctrNm": "강사명",
    "edcStartDay": "교육시작일자",
    "edcEndDay": "교육종료일자",
    "edcStartTime": "교육시작시각",
    "edcColseTime": "교육종료시각",
    "lctreCo": "강좌내용",
    "edcTrgetType": "교육대상구분",
    "edcMthType": "교육방법구분",
    "operDay": "운영요일",
    "edcPlace": "교육장소",
    "psncpa": "강좌정원수",
    "lctreCost": "수강료",
    "edcRdnmadr": "교육장도로명주소",
    "operInstitutionNm": "운영기관명",
    "operPhoneNumber": "운영기관전화번호",
    "rceptStartDate": "접수시작일자",
    "rceptEndDate": "접수종료일자",
    "rceptMthType": "접수방법구분",
    "slctnMthType": "선정방법구분",
    "homepageUrl": "홈페이지주소",
    "oadtCtLctreYn": "직업능력개발훈련비지원강좌여부",
    "pntBankAckestYn": "학점은행제평가(학점)인정여부",
    "lrnAcnutAckestYn": "평생학습계좌제평가인정여부",
    "referenceDate": "데이터기준일자",
}
"""The service's name and the file's name of each column, in the order of the standard."""

OTHER_NAMES = {
    "학점은행제평가인정여부": "pntBankAckestYn",
    "학점은행제평가(학습)인정여부": "pntBankAckestYn",
    "edcCloseTime": "edcColseTime",
    "제공기관코드": "instt_code",
    "insttCode": "instt_code",
    "제공기관명": "instt_nm",
}
ENGLISH = {korean: english for english, korean in COLUMNS.items()} | OTHER_NAMES
SUBSIDISED = "직업능력개발 훈련비 지원 강좌"
CREDIT, ACCOUNT = "학점은행제 학점 인정", "평생학습계좌제 평가 인정"
KEEP = frozenset({"homepageUrl"})
DROP = frozenset({"instrctrNm"})
NAMED = IDS = ("operInstitutionNm", "lctreNm", "edcStartDay", "edcStartTime", "edcPlace")


def rows(reader: Iterable[Row]) -> Iterator[Row]:
    """Rows under the service's column names, whichever language the file used."""
    for row in reader:
        yield {ENGLISH.get(str(name).replace(" ", ""), name): value for name, value in row.items()}


def parse(row: Row, connector: Connector) -> Offering | Refused:
    """One course of the national list as an offering."""
    cells = Cells(row, connector.zone)
    number = _number(cells)
    offering = Offering(
        source_id=number,
        course_key=number,
        title=cells.title("lctreNm"),
        provider_name=cells.text("operInstitutionNm", 200) or connector.provider,
        place_words=cells.text("edcPlace", 300),
        address=cells.text("edcRdnmadr", 300),
        capacity=cells.whole("psncpa"),
        contact_phone=cells.text("operPhoneNumber", 60),
        apply_words=cells.text("rceptMthType", 500),
        apply_url=cells.link("homepageUrl"),
        mode=words.mode(cells.text("edcMthType", 60)),
    )
    if offering.apply_words or offering.apply_url:
        offering.apply_at = ApplyAt.ELSEWHERE
    offering.admission = words.admission(cells.text("slctnMthType", 60))
    offering.district = connector.district(offering.address)
    audience.apply_said(offering, cells.text("edcTrgetType", 500), connector)
    _days(offering, cells)
    _fee(offering, cells)
    offering.certificate = _recognised(cells)
    offering.blocks = markup.blocks(row.get("lctreCo"))
    offering.summary = markup.summary(offering.blocks)
    if cells.problems:
        return Refused(number, tuple(cells.problems))
    offering.notes = tuple(cells.notes)
    return offering


def _number(cells: Cells) -> str:
    """The id, the same however a file writes days and hours."""
    quiet = Cells(cells.row, cells.zone)
    day, hour = quiet.day("edcStartDay"), quiet.clock("edcStartTime")
    named = {name: cells.row.get(name) for name in NAMED}
    named |= {"edcStartDay": day or named["edcStartDay"], "edcStartTime": hour or ""}
    return derived_id(named, NAMED)


def _days(offering: Offering, cells: Cells) -> None:
    first, last = cells.days("edcStartDay", "edcEndDay")
    if first:
        offering.schedule = Schedule.DATED
        offering.starts_on, offering.last_on = first, last
    offering.daily_from, offering.daily_to = (
        cells.clock("edcStartTime"),
        cells.clock("edcColseTime"),
    )
    offering.time_words = cells.text("operDay", 300)
    offering.weekdays = words.weekdays(offering.time_words)
    offering.apply_from_at, offering.apply_until_at = cells.window("rceptStartDate", "rceptEndDate")


def _fee(offering: Offering, cells: Cells) -> None:
    said = cells.text("lctreCost", 300)
    if said.startswith("무료"):
        offering.payer, offering.fee_won = Payer.NOBODY, 0
    elif said.startswith("유료"):
        offering.payer, offering.fee_words = Payer.LEARNER, said if said != "유료" else ""
    else:
        offering.fee_won = cells.whole("lctreCost")
        if offering.fee_won is not None:
            offering.payer = Payer.LEARNER if offering.fee_won else Payer.NOBODY
    if _yes(cells, "oadtCtLctreYn"):
        offering.fee_words = SUBSIDISED


def _recognised(cells: Cells) -> str:
    said = (
        ("pntBankAckestYn", CREDIT),
        ("lrnAcnutAckestYn", ACCOUNT),
    )
    return ", ".join(text for column, text in said if _yes(cells, column))


def _yes(cells: Cells, column: str) -> bool:
    return cells.text(column, 20).upper() in ("Y", "YES", "예", "TRUE", "1")
