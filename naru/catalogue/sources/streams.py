"""JSON and XML files one row at a time, however large, whatever envelope is round the rows."""

import json
from collections.abc import Callable, Iterator
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from naru.catalogue.enums import Failure
from naru.catalogue.sources.failures import NotReadable
from naru.catalogue.sources.offering import Row
from naru.catalogue.sources.table import NOT_A_ROW

ROW_LISTS = frozenset(
    {"row", "rows", "item", "items", "data", "DATA", "records", "srchList", "scn_list", "results"}
)
"""Names under which sources put their rows."""

ROW_TAGS = frozenset({"row", "item", "scn_list", "record"})
PARTS = frozenset({"inst_base_info", "inst_detail_info"})
"""Objects that are one row together, wherever they stand."""

TOTALS = frozenset({"list_total_count", "totalCount", "scn_cnt"})
"""Names under which sources say how many rows there are."""

TWICE = "returnJSON"
"""A service packs its answer into a string; it is to be read twice."""

CHUNK = 1 << 16
LONGEST_ROW = 8_000_000
SPACE = " \t\r\n\ufeff"


class _Cut(Exception):
    """The text ends in the middle of a value."""


class _Window:
    """A view of the text that moves on; only what is being read is held."""

    def __init__(self, file: IO[str], total: Callable[[int], None]) -> None:
        self.file = file
        self.total = total
        self.text = ""
        self.at = 0
        self.ended = False
        self.line = 1
        self.decoder = json.JSONDecoder(parse_constant=lambda _: None)

    def more(self) -> None:
        chunk = self.file.read(max(CHUNK, len(self.text) - self.at))
        if not chunk:
            self.ended = True
            return
        self.line += self.text.count("\n", 0, self.at)
        self.text = self.text[self.at :] + chunk
        self.at = 0
        if len(self.text) > LONGEST_ROW * 2:
            raise _Cut

    def peek(self) -> str:
        """The next sign that is not a blank, or "" at the end."""
        while True:
            while self.at < len(self.text):
                if self.text[self.at] not in SPACE:
                    return self.text[self.at]
                self.at += 1
            if self.ended:
                return ""
            self.more()

    def take(self, signs: str) -> str:
        """Step over one of `signs`."""
        sign = self.peek()
        if not sign or sign not in signs:
            raise _Cut
        self.at += 1
        return sign

    def value(self) -> Any:
        """The next value, whole."""
        self.peek()
        while True:
            try:
                found, end = self.decoder.raw_decode(self.text, self.at)
            except (json.JSONDecodeError, RecursionError):
                if self.ended:
                    raise _Cut from None
                self.more()
                continue
            if end < len(self.text) or self.ended:
                self.at = end
                return found
            self.more()

    @property
    def now_line(self) -> int:
        return self.line + self.text.count("\n", 0, self.at)


def json_rows(file: IO[str], total: Callable[[int], None] = lambda _: None) -> Iterator[Row]:
    """The rows of a JSON file: a list, or a list somewhere inside an envelope. Closes it.

    `total` hears how many rows an envelope promises, before they come.
    """
    with file:
        window = _Window(file, total)
        try:
            yield from _array(window) if window.peek() == "[" else _object(window)
        except (_Cut, UnicodeDecodeError, RecursionError):
            raise NotReadable(Failure.BROKEN_JSON, line=window.now_line) from None


def unwrap(whole: Any) -> list[Row]:
    """The rows of an answer that is already in memory, by the same rules."""
    if isinstance(whole, list):
        return [one if isinstance(one, dict) else {NOT_A_ROW: str(one)[:200]} for one in whole]
    if not isinstance(whole, dict):
        return []
    if isinstance(whole.get(TWICE), str):
        return unwrap(json.loads(whole[TWICE], parse_constant=lambda _: None))
    if whole.keys() & PARTS:
        return [{name: whole[name] for name in PARTS if whole.get(name)}]
    listed = next((name for name in whole if name in ROW_LISTS), None)
    if listed is None:
        found = (unwrap(inner) for inner in whole.values() if isinstance(inner, dict))
        return next((rows for rows in found if rows), [])
    inner = whole[listed]
    alone = isinstance(inner, dict) and not inner.keys() & ROW_LISTS
    return [inner] if alone else unwrap(inner)


def other_list(whole: Any) -> str:
    """The name of the first list of objects, wherever in an answer without rows; "" if none."""
    if not isinstance(whole, dict):
        return ""
    for name, inner in whole.items():
        if isinstance(inner, list) and any(isinstance(one, dict) for one in inner):
            return str(name)
        deeper = other_list(inner)
        if deeper:
            return deeper
    return ""


def _array(window: _Window) -> Iterator[Row]:
    window.take("[")
    if window.peek() == "]":
        window.take("]")
        return
    while True:
        one = window.value()
        yield one if isinstance(one, dict) else {NOT_A_ROW: str(one)[:200]}
        if window.take(",]") == "]":
            return


def _object(window: _Window) -> Iterator[Row]:
    """Walks an envelope; lists of rows are streamed, everything beside them passed over."""
    window.take("{")
    parts: Row = {}
    if window.peek() == "}":
        window.take("}")
        return
    while True:
        name = window.value()
        window.take(":")
        if name in PARTS:
            parts[name] = window.value()
        elif name in ROW_LISTS and window.peek() == "[":
            yield from _array(window)
        elif window.peek() == "{" and name not in ROW_LISTS:
            yield from _object(window)
        else:
            yield from _small(name, window.value(), window.total)
        if window.take(",}") == "}":
            break
    if parts:
        yield {key: value for key, value in parts.items() if value}


def _small(name: str, value: Any, total: Callable[[int], None]) -> list[Row]:
    """Rows in a value that was read whole: one row as an object, an answer as a string."""
    if name in TOTALS and str(value).isdecimal():
        total(int(value))
    if name in ROW_LISTS or (name == TWICE and isinstance(value, str)):
        return unwrap({name: value})
    return []


def xml_rows(file: IO[bytes]) -> Iterator[Row]:
    """The rows of an XML file. Document types and entities of its own are refused. Closes it."""
    with file:
        yield from _elements(file)


def _elements(file: IO[bytes]) -> Iterator[Row]:
    open_tags: list[Element] = []
    parts: Row = {}
    try:
        for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                open_tags.append(element)
                continue
            open_tags.pop()
            if element.tag in PARTS:
                parts[element.tag] = as_value(element)
            if element.tag in ROW_TAGS and not any(one.tag in ROW_TAGS for one in open_tags):
                yield _element_row(element)
                _forget(element, open_tags)
    except ParseError as error:
        raise NotReadable(Failure.BROKEN_XML, line=error.position[0]) from None
    except (DefusedXmlException, ValueError, LookupError):
        raise NotReadable(Failure.BROKEN_XML, line=1) from None
    if parts:
        yield parts


def _element_row(element: Element) -> Row:
    found = as_value(element)
    return found if isinstance(found, dict) else {NOT_A_ROW: str(found or "")[:200]}


def _forget(element: Element, open_tags: list[Element]) -> None:
    """A row that was handed out need not be held."""
    if open_tags:
        open_tags[-1].remove(element)


def as_value(element: Element) -> Any:
    """An element as plain values: text, or its children by name; repeated ones as a list."""
    if not len(element):
        return element.text
    found: Row = {}
    for child in element:
        value = as_value(child)
        if child.tag not in found:
            found[child.tag] = value
        elif isinstance(found[child.tag], list):
            found[child.tag].append(value)
        else:
            found[child.tag] = [found[child.tag], value]
    return found
