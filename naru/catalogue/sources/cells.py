"""One row's values, read by column; whatever is wrong is collected, not stopped at."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from naru.catalogue.enums import Reason
from naru.catalogue.sources import values
from naru.catalogue.sources.markup import line
from naru.catalogue.sources.offering import Problem
from naru.catalogue.sources.values import Unreadable

SHOWN = 40
NOT_IN_LINKS = re.compile(r"[\s<>\"]")
CODE_LENGTHS = (2, 4, 6, 8, 10)


class Cells:
    """Reads a row. `problems` refuse it; `notes` say what was left out of a row that is taken.

    `strict` is for files that people keep: what a feed's row would only lose, they can mend.
    """

    def __init__(self, row: Mapping[str, Any], zone: tzinfo, *, strict: bool = False) -> None:
        self.row = row
        self.zone = zone
        self.strict = strict
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []

    def refuse(self, reason: Reason, **params: str | int) -> None:
        """Note something that keeps the row out."""
        self.problems.append(Problem(reason, params))

    def note(self, reason: Reason, **params: str | int) -> None:
        """Note something that was left out."""
        self.notes.append(Problem(reason, params))

    def text(self, column: str, limit: int) -> str:
        """One clean line of at most `limit` characters; "" if there is nothing."""
        words = line(self.row.get(column))
        if words.lower() in values.EMPTY:
            return ""
        if len(words) <= limit:
            return words
        if self.strict:
            self.refuse(Reason.TOO_LONG, column=column, length=len(words), limit=limit)
        else:
            self.note(Reason.CUT, column=column, length=len(words), limit=limit)
        return words[: limit - 1] + "…"

    def title(self, column: str, limit: int = 300) -> str:
        """A title: there must be one, and a longer one is refused, never cut."""
        words = line(self.row.get(column))
        if not words:
            self.refuse(Reason.NO_TITLE, column=column)
        elif len(words) > limit:
            self.refuse(Reason.TOO_LONG, column=column, length=len(words), limit=limit)
        return words

    def key(self, column: str, limit: int = 60) -> str:
        """An identifier: there must be one."""
        words = values.told(self.row.get(column))
        if not words:
            self.refuse(Reason.NO_ID, column=column)
        elif len(words) > limit:
            self.refuse(Reason.TOO_LONG, column=column, length=len(words), limit=limit)
        return words[:limit]

    def day(self, column: str) -> date | None:
        try:
            return values.day(self.row.get(column))
        except Unreadable as wrong:
            self._unreadable(column, wrong)
            return None

    def moment(self, column: str, *, deadline: bool = False) -> datetime | None:
        try:
            return values.moment(self.row.get(column), self.zone, deadline=deadline)
        except Unreadable as wrong:
            self._unreadable(column, wrong)
            return None

    def clock(self, column: str) -> time | None:
        try:
            return values.clock(self.row.get(column))
        except Unreadable as wrong:
            self._unreadable(column, wrong)
            return None

    def whole(self, column: str) -> int | None:
        try:
            return values.whole(self.row.get(column))
        except Unreadable as wrong:
            self._unreadable(column, wrong)
            return None

    def decimal(self, column: str) -> Decimal | None:
        try:
            return values.decimal(self.row.get(column))
        except Unreadable as wrong:
            self._unreadable(column, wrong)
            return None

    def point(self, x: str, y: str) -> tuple[float, float] | None:
        """Latitude and longitude, or None with a note."""
        try:
            return values.point(self.row.get(x), self.row.get(y))
        except Unreadable as wrong:
            self.note(wrong.reason, value=wrong.value[:SHOWN])
            return None

    def days(self, first: str, last: str) -> tuple[date | None, date | None]:
        """First and last day, both included."""
        begin, end = self.day(first), self.day(last)
        if begin is None or end is None or end >= begin:
            return begin, end if begin else None
        if self.strict:
            self.refuse(Reason.OUT_OF_ORDER, later=last, earlier=first)
        else:
            self.note(Reason.DAYS_LEFT_OUT)
        return begin, None

    def window(self, first: str, last: str) -> tuple[datetime | None, datetime | None]:
        """When one may apply, `[from, until)`. An end before the start occurs in recorded rows."""
        begin, end = self.moment(first), self.moment(last, deadline=True)
        if begin is None or end is None or end > begin:
            return begin, end
        if self.strict:
            self.refuse(Reason.OUT_OF_ORDER, later=last, earlier=first)
        else:
            told = f"{begin:%Y-%m-%d %H:%M} – {end:%Y-%m-%d %H:%M}"
            self.note(Reason.WINDOW_LEFT_OUT, value=told)
        return None, None

    def link(self, column: str, limit: int = 1000) -> str:
        """An address of a page that a browser may open, or "" with a note."""
        words = values.told(self.row.get(column))
        if not words:
            return ""
        if re.match(r"www\.[\w-]+\.", words):
            words = f"https://{words}"
        if _opens(words) and len(words) <= limit:
            return words
        if self.strict:
            self.refuse(Reason.BAD_LINK, column=column, value=words[:SHOWN])
        else:
            self.note(Reason.LINK_LEFT_OUT, column=column, value=words[:SHOWN])
        return ""

    def code(self, column: str) -> str:
        """An NCS code of 2 to 10 digits; "" if blank or, from a feed, unknown (with a note)."""
        words = values.told(self.row.get(column)).removesuffix(".0")
        if not words or (words.isascii() and words.isdigit() and len(words) in CODE_LENGTHS):
            return words
        if self.strict:
            self.refuse(Reason.UNKNOWN_CODE, column=column, value=words[:SHOWN])
        else:
            self.note(Reason.CODE_LEFT_OUT, column=column, value=words[:SHOWN])
        return ""

    def _unreadable(self, column: str, wrong: Unreadable) -> None:
        self.refuse(wrong.reason, column=column, value=wrong.value[:SHOWN])


def _opens(words: str) -> bool:
    """Whether this is an http(s) address with a host: `javascript:` and friends are not."""
    if NOT_IN_LINKS.search(words):
        return False
    try:
        parts = urlsplit(words)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and "." in (parts.hostname or "")
