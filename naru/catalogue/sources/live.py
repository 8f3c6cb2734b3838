"""Walking through a live source page by page, while the source goes on changing.

A source is read in legs (its services, the months of a window, single courses). A leg of several
pages is a moving list: rows shift between pages as others come and go. Its total is read with
every page and its first page once more at the end; if either changed, the leg is walked again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Generic, TypeVar
from urllib.parse import quote, unquote

from naru.catalogue.enums import Failure
from naru.catalogue.sources.connector import Connector, Service
from naru.catalogue.sources.envelopes import Page
from naru.catalogue.sources.failures import NotReadable
from naru.catalogue.sources.fetch import Fetcher
from naru.catalogue.sources.offering import Row
from naru.catalogue.sources.shapes import SHAPES

S = TypeVar("S", bound=Service)
SAMPLE_KEY, SAMPLE_ROWS = "sample", 5
MOST_PASSES = 3
MOST_PAGES = 1000
REFUSED_IN_A_ROW = 3
ONE_BY_ONE = "work24_each"
"""This kind answers about one number at a time and knows no pages."""

PER_PAGE = {"plaza": 1000, "work24": 100, "work24_each": 1, "national": 1000}
"""How many rows a kind of service hands out at most."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One list to walk through: the parameters that single it out."""

    service: str = ""
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows, where to go on after them, and whether everything before was read whole."""

    rows: list[Row]
    position: dict[str, Any]
    expected: int
    complete: bool


@dataclass(slots=True)
class Walk(Generic[S]):
    """A walk through `legs`, from `position` on if it broke off there."""

    connector: S
    fetcher: Fetcher
    legs: list[Leg]
    position: dict[str, Any] = field(default_factory=dict)
    pause: Callable[[], None] = lambda: None

    def pieces(self) -> Iterator[Piece]:
        """Every page of every leg."""
        at = {"leg": 0, "expected": 0, "complete": True, **self.position}
        while at["leg"] < len(self.legs):
            yield from self._leg(at)

    def _leg(self, at: dict[str, Any]) -> Iterator[Piece]:
        """One page at a time; `at` moves on before the page is handed out."""
        leg, size = self.legs[at["leg"]], self._size()
        number = at.setdefault("page", 1)
        walked = at.setdefault("pass", 1)
        found = self._answer(leg, number, size, at)
        if number == 1:
            at |= {"first": self._ids(found.rows), "totals": [], "received": 0, "total": None}
        if found.total is not None and (found.rows or number == 1):
            at["total"] = found.total
            at["totals"] = sorted({*at["totals"], found.total})
        at["received"] += len(found.rows)
        if self._goes_on(found, number, size, at):
            at["page"] = number + 1
        elif number > 1 and self._moved(leg, size, at) and walked < MOST_PASSES:
            at |= {"page": 1, "pass": walked + 1}
        else:
            whole = number == 1 or not at.get("moved")
            short = at["total"] is not None and at["received"] < at["total"]
            at["complete"] = at["complete"] and whole and not short
            at["expected"] += at["total"] or at["received"]
            for name in ("page", "pass", "first", "totals", "received", "total", "moved"):
                at.pop(name, None)
            at["leg"] += 1
        expected = at["expected"] + (at.get("total") or 0)
        yield Piece(found.rows, dict(at), expected, at["complete"])
        self.pause()

    def _answer(self, leg: Leg, number: int, size: int, at: dict[str, Any]) -> Page:
        """The page; where single numbers are asked about, one that is refused stops no other.

        Several in a row are the service's refusal and not the numbers'.
        """
        try:
            found = self._page(leg, number, size)
        except NotReadable as refusal:
            at["refused"] = at.get("refused", 0) + 1
            theirs = refusal.failure != Failure.SOURCE_SAYS or at["refused"] >= REFUSED_IN_A_ROW
            if self.connector.feed != ONE_BY_ONE or theirs:
                raise
            at["complete"] = False
            return Page([], 0)
        at.pop("refused", None)
        return found

    def _goes_on(self, found: Page, number: int, size: int, at: dict[str, Any]) -> bool:
        if (
            self.connector.feed == ONE_BY_ONE
            or not found.rows
            or number >= MOST_PAGES
            or self.fetcher.key == SAMPLE_KEY
        ):
            return False
        if found.total is None:
            return len(found.rows) == size
        return number * size < found.total

    def _moved(self, leg: Leg, size: int, at: dict[str, Any]) -> bool:
        """Whether the list changed while it was read."""
        again = self._page(leg, 1, size)
        totals = {*at["totals"], again.total} - {None}
        same = self._ids(again.rows) == at["first"] and len(totals) <= 1
        at["moved"] = not same
        return not same

    def _size(self) -> int:
        if self.fetcher.key == SAMPLE_KEY:
            return SAMPLE_ROWS
        return min(self.connector.page_size, PER_PAGE[self.connector.feed])

    def _page(self, leg: Leg, number: int, size: int) -> Page:
        url, parameters = address(self.connector, leg, self.fetcher.key, number, size)
        return self.fetcher.page(url, parameters)

    def _ids(self, rows: list[Row]) -> list[list[str]]:
        """What tells rows apart: the columns of the shape, else all of them."""
        if not isinstance(self.connector, Connector):
            return [[str(value) for _name, value in sorted(row.items())] for row in rows]
        columns = [self.connector.column(name) for name in SHAPES[self.connector.shape].IDS]
        return [[str(row.get(column)) for column in columns] for row in rows]


def address(
    connector: Service, leg: Leg, key: str, number: int, size: int
) -> tuple[str, dict[str, str | int]]:
    """Where page `number` (from 1) of a leg is to be had."""
    base = connector.base_url.rstrip("/")
    fixed: dict[str, str | int] = {**connector.parameters, **dict(leg.parameters)}
    if connector.feed == "plaza":
        first = (number - 1) * size + 1
        return f"{base}/{quote(key)}/json/{leg.service}/{first}/{first + size - 1}/", fixed
    if connector.feed == "national":
        return base, {"serviceKey": _decoded(key), "pageNo": number, "numOfRows": size, **fixed}
    asked = {"authKey": key, "returnType": "XML", **fixed}
    if connector.feed == "work24":
        asked |= {"outType": 1, "pageNum": number, "pageSize": size}
    return base, asked


def legs_of(connector: Service, window: tuple[date, date] | None) -> list[Leg]:
    """The lists to walk: services, or a window of first days cut into months."""
    if connector.feed == "work24" and window:
        return [
            Leg(parameters=(("srchTraStDt", f"{a:%Y%m%d}"), ("srchTraEndDt", f"{b:%Y%m%d}")))
            for a, b in months(*window)
        ]
    return [Leg(service=name) for name in connector.services] or [Leg()]


def months(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The window cut at month ends; both days of each part are included."""
    while first <= last:
        after = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield first, min(last, after - timedelta(days=1))
        first = after


def _decoded(key: str) -> str:
    """Such keys are handed out encoded and decoded; encoded twice they are refused."""
    return unquote(key) if "%" in key else key
