"""The providers' own form: a table in CSV or Excel, one row a run, kept by people.

Because people keep it, a wrong value refuses its row with what to mend; nothing is cut or
quietly left out. Blank means "not told", and is shown so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from naru.catalogue.enums import Admission, ApplyAt, Mode, Payer, Reason, Residence, Schedule
from naru.catalogue.sources import markup, values, words
from naru.catalogue.sources.cells import Cells
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.offering import OfferedSession, OfferedSkill, Offering, Refused, Row

IDS = ("과정번호", "회차")
SHAPE = "provider_form"
EXAMPLE = "(보기)"
T = TypeVar("T")
DROP: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the form: its name, what to write, an example, and whether it may be blank."""

    name: str
    help: str
    example: str = ""
    needed: bool = False


COLUMNS = (
    Column("과정번호", "기관 안에서 한 강좌를 가리키는 번호. 바꾸지 마세요.", "A-101", needed=True),
    Column("회차", "같은 강좌를 여러 번 열면 1, 2, 3", "1"),
    Column("제목", "300자까지", "(보기) 엑셀로 배우는 가게 장부", needed=True),
    Column(
        "영어 제목", "영어로 읽는 분께. 비우면 한국어 제목이 보입니다.", "Shop accounts in Excel"
    ),
    Column("요약", "한두 문장, 500자까지", "장부를 손으로 쓰던 분이 엑셀로 옮길 수 있게 됩니다."),
    Column("영어 요약", "영어로 500자까지", ""),
    Column("내용", "배우는 것. 줄을 바꾸면 문단이 나뉩니다.", "첫 주: 표 만들기"),
    Column("영어 내용", "영어로. 줄을 바꾸면 문단이 나뉩니다.", ""),
    Column("분야", "도시가 정한 분야 이름이나 코드", ""),
    Column("배우는 기술", "쉼표로 나누어 쓰세요", "엑셀, 장부 정리"),
    Column("NCS 코드", "숫자 2·4·6·8자리", "02030202"),
    Column("NCS 판", "코드를 쓰면 꼭 필요", "2025"),
    Column("수업 언어", "ko, en 같은 언어 코드", "ko"),
    Column("배운 뒤", "배우고 나면 할 수 있는 일", "월 결산표를 혼자 만들 수 있습니다."),
    Column("영어 배운 뒤", "배우고 나면 할 수 있는 일을 영어로", ""),
    Column("자격증", "딸 수 있는 자격이나 수료증", "수료증"),
    Column("준비할 것", "미리 알아야 할 것, 준비물", "노트북"),
    Column("총 시간", "숫자", "16"),
    Column("방식", "온라인 / 현장 / 혼합", "현장", needed=True),
    Column(
        "나이", "‘제한 없음’ 또는 ‘40세 이상 64세 이하’. 비우면 ‘안내 없음’", "40세 이상 64세 이하"
    ),
    Column("사는 곳", "상관없음 / 시민 / 생활권 / 구 이름. 비우면 ‘안내 없음’", "시민"),
    Column("대상", "그 밖의 대상을 말로", "가게를 운영하는 분"),
    Column("시작일", "2026-12-01", "2026-12-01"),
    Column("종료일", "2026-12-22", "2026-12-22"),
    Column("요일", "월,수 / 화~목 / 주말", "화"),
    Column("시작 시각", "19:00", "19:00"),
    Column("마치는 시각", "21:00", "21:00"),
    Column("수업일", "수업하는 날을 모두 쉼표로", "2026-12-01, 2026-12-08, 2026-12-15, 2026-12-22"),
    Column("신청 시작", "2026-11-20 10:00", "2026-11-20 10:00"),
    Column("신청 마감", "날짜만 쓰면 그날 밤 12시까지", "2026-11-30"),
    Column("선정 방법", "선착순 / 추첨 / 선발 / 입금 선착순", "선착순"),
    Column("신청 주소", "다른 곳에서 신청하면 https://…", ""),
    Column("정원", "숫자", "20"),
    Column("수강료", "원. 무료면 0이나 ‘무료’. 비우면 ‘안내 없음’", "30,000"),
    Column(
        "재료비",
        "원. 수강료에 든 재료비로, 수업이 시작되면 돌려주지 않는 돈. 없으면 비우세요.",
        "5,000",
    ),
    Column("수강료 설명", "교재처럼 따로 드는 돈 등", "교재 12,000원은 따로"),
    Column("환불", "수강료를 다른 곳에서 받을 때의 환불 규칙", "시작 전날까지 모두 돌려드립니다."),
    Column("장소", "현장이면 꼭", "새빛캠퍼스 301호"),
    Column("주소", "길 이름 주소", ""),
    Column("오가기·시설", "승강기, 휠체어 등", "승강기 있음"),
    Column("강사 소개", "이름 대신 경력을 쓰세요", "회계 사무소 15년"),
    Column("문의 전화", "기관 대표 전화. 휴대전화는 담지 않습니다.", "02-000-0000"),
)
NEEDED = tuple(column.name for column in COLUMNS if column.needed)
KEEP = frozenset({"과정번호", "신청 주소", "NCS 코드"})
SQUEEZED = {column.name.replace(" ", ""): column.name for column in COLUMNS}
MODES = {"온라인": Mode.ONLINE, "현장": Mode.FIELD, "혼합": Mode.BLENDED}
ADMISSIONS = {
    "선착순": Admission.FIRST_COME,
    "추첨": Admission.LOTTERY,
    "선발": Admission.SELECTION,
    "입금선착순": Admission.FIRST_PAID,
}
RESIDENCES = {
    "상관없음": Residence.ANYONE,
    "시민": Residence.CITY,
    "생활권": Residence.CITY_LIFE,
}
MOST_SESSIONS = 200


def rows(reader: Iterable[Row]) -> Iterator[Row]:
    """Rows under the form's column names, blanks in the names forgiven.

    Empty rows and the example that the form came with are passed over.
    """
    for row in reader:
        named = {
            SQUEEZED.get(re.sub(r"[\s*]", "", str(name)), name): value
            for name, value in row.items()
        }
        example = str(named.get("제목") or "").startswith(EXAMPLE)
        if not example and any(values.told(value) for value in named.values()):
            yield named


def label_of(number: str) -> str:
    """What a run of that number is called: "3회차"; a number in words is its name."""
    return f"{number}회차" if number.isdecimal() else number


def parse(row: Row, connector: Connector) -> Offering | Refused:
    """One run of the form as an offering, or everything that is to be mended in it."""
    cells = Cells(row, connector.zone, strict=True)
    for name, value in row.items():
        if isinstance(value, str) and value.startswith("="):
            cells.refuse(Reason.FORMULA, column=str(name))
    course, label = cells.key("과정번호"), cells.text("회차", 60)
    offering = Offering(
        source_id=f"{course}/{label}" if label else course,
        course_key=course,
        title=cells.title("제목"),
        label=label_of(label),
        provider_name=connector.provider,
        title_en=cells.text("영어 제목", 300),
        summary=cells.text("요약", 500),
        summary_en=cells.text("영어 요약", 500),
        blocks=markup.blocks(row.get("내용")),
        blocks_en=markup.blocks(row.get("영어 내용")),
        field=_field(cells, connector),
        language=cells.text("수업 언어", 10),
        outlook=cells.text("배운 뒤", 2000),
        outlook_en=cells.text("영어 배운 뒤", 2000),
        certificate=cells.text("자격증", 300),
        prerequisites=cells.text("준비할 것", 2000),
        hours=cells.decimal("총 시간") or None,
        mode=_one_of(cells, "방식", MODES, Mode.UNKNOWN, needed=True),
        admission=_one_of(cells, "선정 방법", ADMISSIONS, Admission.UNKNOWN),
        apply_url=cells.link("신청 주소"),
        capacity=cells.whole("정원"),
        fee_words=cells.text("수강료 설명", 300),
        refund_words=cells.text("환불", 500),
        place_words=cells.text("장소", 300),
        address=cells.text("주소", 300),
        access_words=cells.text("오가기·시설", 300),
        teacher_words=cells.text("강사 소개", 300),
        contact_phone=cells.text("문의 전화", 60),
    )
    offering.apply_at = ApplyAt.ELSEWHERE if offering.apply_url else ApplyAt.HERE
    told = (offering.address, offering.place_words)
    found = (connector.district(one) for one in told)
    offering.district = next((name for name in found if name), "")
    offering.summary = offering.summary or markup.summary(offering.blocks)
    _skills(offering, cells)
    _audience(offering, cells, connector)
    _days(offering, cells)
    _fee(offering, cells)
    if cells.problems:
        return Refused(offering.source_id, tuple(cells.problems))
    return offering


def _one_of(
    cells: Cells, column: str, known: dict[str, T], unknown: T, *, needed: bool = False
) -> T:
    said = cells.text(column, 60)
    found = known.get(said.replace(" ", ""))
    if found is not None:
        return found
    if said:
        allowed = ", ".join(known)
        cells.refuse(Reason.UNKNOWN_WORD, column=column, value=said, allowed=allowed)
    elif needed:
        cells.refuse(Reason.MISSING, column=column)
    return unknown


def _field(cells: Cells, connector: Connector) -> str:
    said = cells.text("분야", 60)
    if not said or said in connector.fields.values():
        return said
    found = connector.fields.get(said, "")
    if not found:
        allowed = ", ".join(connector.fields)
        cells.refuse(Reason.UNKNOWN_WORD, column="분야", value=said, allowed=allowed)
    return found


def _skills(offering: Offering, cells: Cells) -> None:
    names = [one.strip() for one in cells.text("배우는 기술", 1000).split(",")]
    offering.skills = [OfferedSkill(name=one[:120]) for one in dict.fromkeys(names) if one]
    code, version = cells.code("NCS 코드"), cells.text("NCS 판", 20)
    if code and not version:
        cells.refuse(Reason.CODE_WITHOUT_VERSION, column="NCS 판")
    elif code:
        offering.skills.append(OfferedSkill(ncs_code=code, ncs_version=version))


def _audience(offering: Offering, cells: Cells, connector: Connector) -> None:
    offering.audience = cells.text("대상", 500)
    said = cells.text("나이", 100)
    rule = words.ages(said)
    if rule:
        offering.age_rule_known = True
        offering.age_from, offering.age_to = rule.youngest, rule.oldest
    elif said:
        allowed = "제한 없음, 40세 이상, 64세 이하, 40세 이상 64세 이하"
        cells.refuse(Reason.UNKNOWN_WORD, column="나이", value=said, allowed=allowed)
    where = cells.text("사는 곳", 60)
    if where in connector.districts:
        offering.residence, offering.residence_district = Residence.DISTRICT, where
    else:
        offering.residence = _one_of(cells, "사는 곳", RESIDENCES, Residence.UNKNOWN)


def _days(offering: Offering, cells: Cells) -> None:
    first, last = cells.days("시작일", "종료일")
    begin, end = cells.clock("시작 시각"), cells.clock("마치는 시각")
    offering.daily_from, offering.daily_to = begin, end
    if begin and end and end <= begin:
        cells.refuse(Reason.OUT_OF_ORDER, later="마치는 시각", earlier="시작 시각")
        end = None
    said = cells.text("요일", 100)
    meetings = _meetings(cells)
    met = sorted({on.isoweekday() for on in meetings})
    offering.time_words, offering.weekdays = said, words.weekdays(said) or met
    if meetings:
        first, last = first or meetings[0], last or meetings[-1]
    if first:
        offering.schedule, offering.starts_on, offering.last_on = Schedule.DATED, first, last
    elif offering.mode == Mode.ONLINE:
        offering.schedule = Schedule.ALWAYS
    if begin and end:
        offering.sessions = [
            OfferedSession(
                starts_at=datetime.combine(on, begin, cells.zone),
                ends_at=datetime.combine(on, end, cells.zone),
                mode=offering.mode,
            )
            for on in meetings
        ]
    offering.apply_from_at, offering.apply_until_at = cells.window("신청 시작", "신청 마감")


def _meetings(cells: Cells) -> list[date]:
    """The days named in "수업일", in order, each once."""
    found: set[date] = set()
    told = cells.row.get("수업일")
    parts = [told] if isinstance(told, date) else re.split(r"[,;\n]+", values.told(told))
    for part in parts:
        try:
            on = values.day(part)
        except values.Unreadable as wrong:
            cells.refuse(wrong.reason, column="수업일", value=wrong.value[:40])
            return []
        if on:
            found.add(on)
    if len(found) > MOST_SESSIONS:
        cells.refuse(Reason.TOO_LARGE, column="수업일", value=len(found))
    return sorted(found)[:MOST_SESSIONS]


def _fee(offering: Offering, cells: Cells) -> None:
    said = cells.text("수강료", 60)
    offering.fee_won = 0 if said.startswith("무료") else cells.whole("수강료")
    if offering.fee_won is not None:
        offering.payer = Payer.LEARNER if offering.fee_won else Payer.NOBODY
    offering.materials_won = cells.whole("재료비") or 0
    unread = said and offering.fee_won is None
    if not unread and offering.materials_won > (offering.fee_won or 0):
        cells.refuse(Reason.NOT_A_PART, part="재료비", whole="수강료")
