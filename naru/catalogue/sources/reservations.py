"""Public-service reservations: courses and rooms that a city lets its people book.

One row is one service with one window of use. That window is the period of a course only while
it is short: rows open for a year or a decade say nothing about days.
"""

from collections.abc import Iterable, Iterator
from datetime import date, time
from functools import lru_cache

from naru.catalogue.enums import ApplyAt, Mode, Payer, Schedule
from naru.catalogue.sources import audience, markup, words
from naru.catalogue.sources.cells import Cells
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.offering import Block, Offering, Refused, Row

IDS = ("SVCID",)
SHAPE = "reservations"
KEEP = frozenset({"SVCID", "SVCURL", "IMGURL", "X", "Y"})
DROP: frozenset[str] = frozenset()
LONGEST_COURSE_DAYS = 184
"""A window of use longer than half a year is an opening time, not a course."""


def rows(reader: Iterable[Row]) -> Iterator[Row]:
    """Rows as sent; the portal's file download spells the columns in lower case."""
    for row in reader:
        yield dict(zip(_upper(tuple(row)), row.values(), strict=True))


@lru_cache(maxsize=64)
def _upper(names: tuple[object, ...]) -> tuple[str, ...]:
    """All rows of a file have the same columns."""
    return tuple(str(name).upper() for name in names)


def parse(row: Row, connector: Connector) -> Offering | Refused:
    """One reservation service as an offering."""
    cells = Cells(row, connector.zone)
    number = cells.key("SVCID")
    title = cells.title("SVCNM")
    body, _, place = cells.text("PLACENM", 300).rpartition(">")
    offering = Offering(
        source_id=number,
        course_key=number,
        title=title,
        provider_name=body.strip() or place.strip(),
        subject=_subject(cells),
        field=connector.fields.get(cells.text("MINCLASSNM", 60), ""),
        place_words=place.strip(),
        district=connector.district(cells.text("AREANM", 60)),
        apply_url=cells.link("SVCURL"),
        contact_phone=cells.text("TELNO", 60),
        numbers=(number,),
    )
    offering.apply_at = ApplyAt.ELSEWHERE if offering.apply_url else ApplyAt.UNKNOWN
    offering.status_words = cells.text("SVCSTATNM", 60)
    offering.status = words.status(offering.status_words)
    audience.apply(offering, cells.text("USETGTINFO", 500), connector)
    _place(offering, cells)
    _days(offering, cells)
    _fee(offering, cells)
    offering.blocks = content(markup.blocks(row.get("DTLCONT")), connector)
    offering.summary = markup.summary(offering.blocks)
    offering.apply_from_at, offering.apply_until_at = cells.window("RCPTBGNDT", "RCPTENDDT")
    if cells.problems:
        return Refused(number, tuple(cells.problems))
    offering.notes = tuple(cells.notes)
    return offering


def content(blocks: list[Block], connector: Connector) -> list[Block]:
    """The description without the notice that stands before every text.

    The pack tells how the notice begins and what stands before content and cautions; a text
    without these marks is kept whole.
    """
    start, mark = connector.notice_start, connector.content_mark
    if not (start and mark and blocks) or not blocks[0].get("text", "").startswith(start):
        return blocks
    for at, block in enumerate(blocks):
        text = block.get("text", "")
        if mark in text:
            rest = text.partition(mark)[2].strip()
            own = [{"kind": "paragraph", "text": rest}] if rest else []
            return _cautions([*own, *blocks[at + 1 :]], connector)
    return blocks


def _cautions(blocks: list[Block], connector: Connector) -> list[Block]:
    """Makes the mark before the cautions a heading."""
    mark = connector.caution_mark
    made: list[Block] = []
    for block in blocks:
        text = block.get("text", "")
        if not mark or mark not in text or block["kind"] == "heading":
            made.append(block)
            continue
        before, _, after = text.partition(mark)
        if before.strip():
            made.append({"kind": "paragraph", "text": before.strip()})
        made.append({"kind": "heading", "text": mark.lstrip("0123456789. ")})
        if after.strip():
            made.append({"kind": "paragraph", "text": after.strip()})
    return made[:-1] if made and made[-1]["kind"] == "heading" else made


def _subject(cells: Cells) -> str:
    classes = (cells.text("MAXCLASSNM", 59), cells.text("MINCLASSNM", 59))
    return " ".join(dict.fromkeys(one for one in classes if one))


def _place(offering: Offering, cells: Cells) -> None:
    point = cells.point("X", "Y")
    if point:
        offering.latitude, offering.longitude = point
    offering.mode = words.mode(offering.place_words)
    if offering.mode == Mode.UNKNOWN and (point or offering.district):
        offering.mode = Mode.FIELD


def _days(offering: Offering, cells: Cells) -> None:
    first, last = cells.day("SVCOPNBGNDT"), cells.day("SVCOPNENDDT")
    daily = cells.clock("V_MIN"), cells.clock("V_MAX")
    if any(at not in (None, time()) for at in daily):
        offering.daily_from, offering.daily_to = daily
    if first and last:
        if 0 <= (last - first).days <= LONGEST_COURSE_DAYS:
            offering.schedule = Schedule.DATED
            offering.starts_on, offering.last_on = first, last
        elif last > first:
            offering.time_words = f"{_day(first)}~{_day(last)} 사이"


def _day(on: date) -> str:
    return f"{on.year}년 {on.month}월 {on.day}일"


def _fee(offering: Offering, cells: Cells) -> None:
    paid = cells.text("PAYATNM", 300)
    offering.fee_words = paid
    if paid.startswith("무료"):
        offering.payer, offering.fee_won = Payer.NOBODY, 0
    elif paid.startswith("유료"):
        offering.payer = Payer.LEARNER
    base, before = cells.text("REVSTDDAYNM", 60), cells.whole("REVSTDDAY")
    if base and before is not None:
        offering.refund_words = f"{base} {before}일 전까지 취소" if before else f"{base}까지 취소"
