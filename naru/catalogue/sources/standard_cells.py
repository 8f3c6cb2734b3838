"""An offering in the national standard columns, written so that reading it gives the same.

The standard has no place for single sessions, skills, coordinates, what of a fee is for materials,
or the hour of a deadline.
"""

from datetime import date, datetime, timedelta

from naru.catalogue.enums import Admission, Mode, Payer
from naru.catalogue.sources import audience, markup, words
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.offering import Block, Offering
from naru.catalogue.sources.standard_columns import ACCOUNT, COLUMNS, CREDIT, SUBSIDISED
from naru.catalogue.sources.words import WEEKDAYS

HEADER = tuple(COLUMNS.values())
MODES = {Mode.ONLINE: "온라인", Mode.FIELD: "오프라인", Mode.BLENDED: "혼합"}
ADMISSIONS = {
    Admission.FIRST_COME: "선착순",
    Admission.FIRST_PAID: "입금선착순",
    Admission.LOTTERY: "추첨",
    Admission.SELECTION: "선발",
}
PAID = "유료"
LAST_MOMENT = timedelta(microseconds=1)


def cells(offering: Offering, connector: Connector, *, on: date) -> list[str]:
    """The 25 cells of an offering in the order of the standard; unknown is empty.

    `on` is the day as of which it holds. Teachers are never named.
    """
    told = {
        "lctreNm": _line(offering.title),
        "edcStartDay": _day(offering.starts_on),
        "edcEndDay": _day(offering.last_on),
        "edcStartTime": f"{offering.daily_from:%H:%M}" if offering.daily_from else "",
        "edcColseTime": f"{offering.daily_to:%H:%M}" if offering.daily_to else "",
        "lctreCo": description(offering.blocks),
        "edcTrgetType": _line(audience.said(offering, connector)),
        "edcMthType": MODES.get(offering.mode, ""),
        "operDay": _line(_weekdays(offering)),
        "edcPlace": _line(offering.place_words),
        "psncpa": "" if offering.capacity is None else str(offering.capacity),
        "lctreCost": _fee(offering),
        "edcRdnmadr": _line(offering.address),
        "operInstitutionNm": _line(offering.provider_name),
        "operPhoneNumber": _line(offering.contact_phone),
        "rceptStartDate": _local_day(offering.apply_from_at, connector),
        "rceptEndDate": _local_day(offering.apply_until_at, connector, deadline=True),
        "rceptMthType": _line(offering.apply_words),
        "slctnMthType": ADMISSIONS.get(offering.admission, ""),
        "homepageUrl": offering.apply_url,
        "oadtCtLctreYn": "Y" if SUBSIDISED in offering.fee_words else "",
        "pntBankAckestYn": "Y" if CREDIT in offering.certificate else "",
        "lrnAcnutAckestYn": "Y" if ACCOUNT in offering.certificate else "",
        "referenceDate": on.isoformat(),
    }
    return [told.get(name, "") for name in COLUMNS]


def description(blocks: list[Block]) -> str:
    """The blocks as plain lines if those read the same, else as the plainest HTML that does."""
    lines = "\n".join(line for block in blocks for line in _lines(block))
    return lines if markup.blocks(lines) == blocks else "".join(map(markup.tagged, blocks))


def _lines(block: Block) -> list[str]:
    if block["kind"] == "list":
        return [f"- {item}" for item in block["items"]]
    if block["kind"] == "table":
        return [" ".join(cell for cell in row if cell) for row in block["rows"]]
    return [block["text"]]


def _line(text: str) -> str:
    """The text, escaped only if it would otherwise be taken for markup."""
    return text if markup.line(text) == text else markup.escaped(text)


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""


def _local_day(at: datetime | None, connector: Connector, *, deadline: bool = False) -> str:
    """The city's day of a moment; a deadline at midnight closes the day before."""
    if at is None:
        return ""
    return _day((at - LAST_MOMENT * deadline).astimezone(connector.zone).date())


def _weekdays(offering: Offering) -> str:
    if offering.weekdays and words.weekdays(offering.time_words) != sorted(offering.weekdays):
        return ",".join(WEEKDAYS[day - 1] for day in sorted(offering.weekdays))
    return offering.time_words


def _fee(offering: Offering) -> str:
    if offering.fee_won is not None:
        return str(offering.fee_won)
    if offering.payer == Payer.LEARNER:
        return _line(offering.fee_words) if offering.fee_words.startswith(PAID) else PAID
    return ""
