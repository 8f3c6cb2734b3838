"""Courses of a city's job centres. The rows carry no id: name, first day and room make one."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from naru.catalogue.enums import Payer, Schedule
from naru.catalogue.sources import audience, markup, values, words
from naru.catalogue.sources.cells import Cells
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.offering import Offering, Refused, Row

SHAPE = "job_centre"
KEEP: frozenset[str] = frozenset()
DROP = frozenset({"MNGR_NM", "MNGR_PHON_NO", "MNGR_INSTT_NM", "CHARGER_NM"})
NAMED = IDS = ("EDC_NM", "EDC_BEGIN_DE_DT", "LCTRUM_INFO_CN")


def rows(reader: Iterable[Row]) -> Iterator[Row]:
    """Rows as sent."""
    yield from reader


def parse(row: Row, connector: Connector) -> Offering | Refused:
    """One course of a job centre as an offering."""
    cells = Cells(row, connector.zone)
    number = derived_id(row, NAMED)
    offering = Offering(
        source_id=number,
        course_key=number,
        title=cells.title("EDC_NM"),
        provider_name=connector.provider,
        prerequisites=cells.text("ATNLC_QUALF_CN", 2000),
        time_words=cells.text("EDC_TIME_HM", 300),
        place_words=cells.text("LCTRUM_INFO_CN", 300),
        capacity=cells.whole("PSNCPA_CO"),
        status_words=cells.text("STTUS_NM", 60),
    )
    offering.status = words.status(offering.status_words)
    offering.weekdays = words.weekdays(offering.time_words)
    offering.district = connector.district(offering.place_words)
    offering.mode = words.mode(offering.place_words)
    age, sex = cells.text("AGE_CO_NM", 200), cells.text("SEX_QUALF_CN", 100)
    said = ", ".join(one for one in (age, f"성별 {sex}" if sex else "") if one)
    audience.apply(offering, said, connector)
    _ages_alone(offering, age)
    first, last = cells.days("EDC_BEGIN_DE_DT", "EDC_END_DE_DT")
    if first:
        offering.schedule = Schedule.DATED
        offering.starts_on, offering.last_on = first, last
    offering.apply_from_at, offering.apply_until_at = cells.window(
        "RCRIT_BEGIN_DE_DT", "RCRIT_END_DE_DT"
    )
    _fee(offering, cells)
    offering.blocks = [
        *markup.blocks(row.get("EDC_PURPS_CN")),
        *markup.blocks(row.get("EDC_CN")),
    ]
    offering.summary = markup.summary(offering.blocks)
    if cells.problems:
        return Refused(number, tuple(cells.problems))
    offering.notes = tuple(cells.notes)
    return offering


def derived_id(row: Row, columns: tuple[str, ...]) -> str:
    """A stable id from what names the course, for sources that give none."""
    named = "\0".join(markup.line(values.told(row.get(name))) for name in columns)
    return blake2b(named.encode(), digest_size=12).hexdigest()


def _ages_alone(offering: Offering, text: str) -> None:
    """The age column by itself may say "무관", which beside a second text would be no rule."""
    rule = words.ages(text)
    if rule:
        offering.age_rule_known = True
        offering.age_from, offering.age_to = rule.youngest, rule.oldest


def _fee(offering: Offering, cells: Cells) -> None:
    said, material = cells.text("EDC_AMOUNT_AT_NM", 140), cells.text("MATRL_AMOUNT_AT_NM", 140)
    offering.fee_words = ", ".join(
        f"{name} {one}" for name, one in (("교육비", said), ("재료비", material)) if one
    )
    free = said.startswith("무료")
    if free and (not material or material.startswith(("무료", "없음"))):
        offering.payer, offering.fee_won = Payer.NOBODY, 0
    elif said or material:
        offering.payer = Payer.LEARNER
