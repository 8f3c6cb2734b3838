"""What an answer of a service means. The HTTP status says little: the body decides."""

import json
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from naru.catalogue.enums import Failure
from naru.catalogue.sources.failures import NotReadable
from naru.catalogue.sources.offering import Row
from naru.catalogue.sources.streams import ROW_LISTS, as_value, unwrap

TOTALS = ("list_total_count", "scn_cnt", "totalCount", "total")
OK_CODES = frozenset({"INFO-000", "00", "0", "000"})
EMPTY_CODES = frozenset({"INFO-200", "03", "006"})
BAD_KEYS = frozenset({"INFO-100", "30", "31", "32", "20"})
QUOTAS = frozenset({"ERROR-337", "22"})
PASSING = frozenset({"ERROR-500", "ERROR-600", "ERROR-601", "01", "02", "04", "05", "99"})
"""Errors that may be gone at the next try."""

SHOWN = 120


class Passing(Exception):
    """A trouble that may pass: worth another try after a while."""


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: its rows and how many the source has in all, if it says so."""

    rows: list[Row]
    total: int | None


def page(body: bytes) -> Page:
    """The page in an answer, JSON or XML by its first sign, whatever was asked for.

    Raises `Passing` for half answers, maintenance pages and errors of the server, `NotReadable`
    for refusals that a retry will not change.
    """
    text = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not text:
        raise Passing("empty")
    whole = _xml(text) if text.startswith(b"<") else _json(text)
    code, message = _verdict(whole)
    if code in EMPTY_CODES:
        return Page([], 0)
    if code and code not in OK_CODES:
        _raise(code, message)
    rows = unwrap(whole)
    total = _total(whole)
    if not rows and total is None and not code and not _is_envelope(whole):
        raise Passing("unknown answer")
    return Page(rows, total)


def _json(text: bytes) -> Any:
    try:
        whole = json.loads(text, parse_constant=lambda _: None)
        if isinstance(whole, dict) and isinstance(whole.get("returnJSON"), str):
            whole = json.loads(whole["returnJSON"], parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        raise Passing("cut off or not JSON") from None
    return whole


def _xml(text: bytes) -> Any:
    lowered = text[:500].lower()
    if b"<html" in lowered or b"<!doctype html" in lowered:
        raise Passing("a web page instead of data")
    try:
        root = fromstring(text, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise Passing("cut off or not XML") from None
    return {root.tag: as_value(root)}


def _verdict(whole: Any) -> tuple[str, str]:
    """The code the service gives and its words; "" where it gives none."""
    if not isinstance(whole, dict):
        return "", ""
    for name, inner in whole.items():
        if name == "GO24" and isinstance(inner, dict) and "error" in inner:
            return "GO24", _words(inner["error"])
        if name == "faultInfo":
            return "faultInfo", _words(inner)
    for code_name, message_name in (
        ("CODE", "MESSAGE"),
        ("messageCd", "message"),
        ("resultCode", "resultMsg"),
        ("returnReasonCode", "returnAuthMsg"),
    ):
        found = _find(whole, code_name)
        if found is not None:
            return _words(found.get(code_name)), _words(found.get(message_name))
    return "", ""


def _find(whole: Any, name: str, depth: int = 4) -> Row | None:
    """The object that has `name`, in the envelope and not in the rows."""
    if not isinstance(whole, dict) or not depth:
        return None
    if name in whole and not isinstance(whole[name], dict | list):
        return whole
    inner = (_find(v, name, depth - 1) for k, v in whole.items() if k not in ROW_LISTS)
    return next((found for found in inner if found), None)


def _raise(code: str, message: str) -> None:
    if code in PASSING:
        raise Passing(code)
    if code in BAD_KEYS:
        raise NotReadable(Failure.BAD_KEY, code=code)
    if code in QUOTAS:
        raise NotReadable(Failure.QUOTA, code=code)
    raise NotReadable(Failure.SOURCE_SAYS, code=code, message=message)


def _total(whole: Any) -> int | None:
    for name in TOTALS:
        found = _find(whole, name)
        if found:
            told = _words(found[name]).replace(",", "")
            return int(told) if told.isdecimal() else None
    return None


def _is_envelope(whole: Any) -> bool:
    """Whether the answer has a place for rows, even if nothing lies in it."""
    if not isinstance(whole, dict):
        return isinstance(whole, list)
    known = {"row", "items", "srchList", "body"}
    return any(name in known for name in whole) or any(
        _is_envelope(inner) for inner in whole.values() if isinstance(inner, dict)
    )


def _words(value: Any) -> str:
    return " ".join(("" if value is None else str(value)).split())[:SHOWN]
