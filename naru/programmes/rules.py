"""Periods that figures stand for: no Django, no database."""

import re
from dataclasses import dataclass
from datetime import date

PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])|H(?P<half>[12])|\.\.(?P<last>\d{4}))?"
)
FIRST, LAST = 1900, 2100
FORMS = '"2023" (a year), "2023-03" (a month), "2023H1" (a half-year) or "2019..2022" (years)'


@dataclass(frozen=True)
class Period:
    """Days `[from_on, to_on)` that a figure counts or describes."""

    from_on: date
    to_on: date


def period(text: str) -> Period:
    """Read a period as packs write it (`FORMS`); ValueError if it is none."""
    match = PERIOD.fullmatch(text)
    if match is None:
        raise ValueError("it is none of the forms of a period")
    year = int(match["year"])
    last = int(match["last"] or year)
    if not FIRST <= year <= last <= LAST or (match["last"] and last == year):
        raise ValueError(f"its years are not in order between {FIRST} and {LAST}")
    if match["month"]:
        return _months(year, int(match["month"]), 1)
    if match["half"]:
        return _months(year, 1 if match["half"] == "1" else 7, 6)
    return Period(date(year, 1, 1), date(last + 1, 1, 1))


def _months(year: int, month: int, count: int) -> Period:
    after = month + count
    return Period(date(year, month, 1), date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1))
