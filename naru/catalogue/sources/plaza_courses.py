"""Course lists of an open-data portal: one importer, a table of columns for each feed.

The pack's `columns` say which of the feed's columns holds what: id and title (both needed), url,
applies_from, applies_until, starts, ends, times, capacity, status, fee, provider, place, address,
x, y, district, audience, subject, text, admission, phone. What a feed lacks stays unknown.
"""

import re
from collections.abc import Iterable, Iterator

from naru.catalogue.enums import ApplyAt, Mode, Payer, Schedule
from naru.catalogue.sources import audience, markup, values, words
from naru.catalogue.sources.cells import Cells
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.joining import BRACKETS, folded
from naru.catalogue.sources.offering import Offering, Refused, Row

IDS = ("id",)
SHAPE = "plaza_courses"
KEEP: frozenset[str] = frozenset()
DROP: frozenset[str] = frozenset()
OF = re.compile(r"\s*(\d{1,5})\s*/\s*(\d{1,5})\s*")


def rows(reader: Iterable[Row]) -> Iterator[Row]:
    """Rows as sent."""
    yield from reader


def parse(row: Row, connector: Connector) -> Offering | Refused:
    """One course of a list as an offering."""
    cells = Cells(row, connector.zone)
    column = connector.column
    number = cells.key(column("id"))
    title, subject = _title(cells.title(column("title")))
    offering = Offering(
        source_id=number,
        course_key=number,
        title=title,
        subject=subject or cells.text(column("subject"), 120),
        field=connector.fields.get(subject or cells.text(column("subject"), 120), ""),
        provider_name=cells.text(column("provider"), 200) or connector.provider,
        time_words=cells.text(column("times"), 300),
        apply_url=cells.link(column("url")),
        contact_phone=cells.text(column("phone"), 60),
        numbers=(f"{connector.name}:{number}",),
    )
    offering.apply_at = ApplyAt.ELSEWHERE if offering.apply_url else ApplyAt.UNKNOWN
    offering.status_words = cells.text(column("status"), 60)
    offering.status = words.status(offering.status_words)
    offering.admission = words.admission(cells.text(column("admission"), 200))
    offering.weekdays = words.weekdays(offering.time_words)
    audience.apply(offering, cells.text(column("audience"), 500), connector)
    _place(offering, cells, connector)
    _days(offering, cells, connector)
    _seats(offering, cells, connector)
    _fee(offering, cells, connector)
    offering.blocks = markup.blocks(row.get(column("text")))
    offering.summary = markup.summary(offering.blocks)
    if cells.problems:
        return Refused(number, tuple(cells.problems))
    offering.notes = tuple(cells.notes)
    return offering


def _title(words_: str) -> tuple[str, str]:
    """Title and the class that stands before it in brackets, if there is a title after it."""
    match = BRACKETS.match(words_)
    rest = words_[match.end() :] if match else ""
    if match and folded(rest):
        return rest, match[0].strip().strip("[](){}〔〕【】").strip()
    return words_, ""


def _place(offering: Offering, cells: Cells, connector: Connector) -> None:
    column = connector.column
    offering.place_words = cells.text(column("place"), 300)
    offering.address = cells.text(column("address"), 300)
    told = (cells.text(column("district"), 60), offering.address, offering.place_words)
    found = (connector.district(one) for one in told)
    offering.district = next((name for name in found if name), "")
    point = cells.point(column("x"), column("y"))
    if point:
        offering.latitude, offering.longitude = point
    offering.mode = words.mode(offering.place_words)
    if offering.mode == Mode.UNKNOWN and (point or offering.address):
        offering.mode = Mode.FIELD


def _days(offering: Offering, cells: Cells, connector: Connector) -> None:
    column = connector.column
    first, last = cells.days(column("starts"), column("ends"))
    if first:
        offering.schedule = Schedule.DATED
        offering.starts_on, offering.last_on = first, last
    offering.apply_from_at, offering.apply_until_at = cells.window(
        column("applies_from"), column("applies_until")
    )


def _seats(offering: Offering, cells: Cells, connector: Connector) -> None:
    """`20`, `20.0`, or `12/20`: registered of capacity."""
    column = connector.column("capacity")
    pair = OF.fullmatch(values.told(cells.row.get(column)))
    if pair:
        offering.registered, offering.capacity = int(pair[1]), int(pair[2])
    else:
        offering.capacity = cells.whole(column)


def _fee(offering: Offering, cells: Cells, connector: Connector) -> None:
    column = connector.column("fee")
    said = cells.text(column, 300)
    if said.startswith("무료"):
        offering.payer, offering.fee_won, offering.fee_words = Payer.NOBODY, 0, said
        return
    if said.startswith("유료"):
        offering.payer, offering.fee_words = Payer.LEARNER, said
        return
    offering.fee_won = cells.whole(column)
    if offering.fee_won is not None:
        offering.payer = Payer.LEARNER if offering.fee_won else Payer.NOBODY
