"""Reads the written matrix and the addresses the site really has."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from tests.access.people import PEOPLE

FOLDER = Path(__file__).parent / "matrix"
METHODS = ("GET", "POST")
ANSWERS = {
    "ok": "2xx: the page or the data",
    "login": "302 to the log-in page (401 in the API)",
    "forbidden": "403: logged in, but not for this role",
    "missing": "404: not there, or not there for you",
    "method": "405: this address has no such method",
    "invalid": "400 or 422: past the guard, and what was sent lacks something",
    "refused": "409: past the guard, and not possible now",
    "redirect": "3xx anywhere but log-in: past the guard, done or sent on",
    "unwell": "503: the health page while no worker lives",
}
KEYS = {"url", "what", "path", "send", *METHODS}


@dataclass(frozen=True)
class Row:
    """One address, tried with one thing, by every method and everybody."""

    source: str
    url: str
    what: str
    path: dict[str, str]
    send: dict[str, str]
    expected: dict[tuple[str, str], str] = field(hash=False)

    def __str__(self) -> str:
        return f"{self.source}: {self.url}" + (f" ({self.what})" if self.what else "")


def read() -> list[Row]:
    """Every row of every file, with each cell filled in."""
    return [
        row_of(file.name, raw)
        for file in sorted(FOLDER.glob("*.toml"))
        for raw in tomllib.loads(file.read_text(encoding="utf-8"))["row"]
    ]


def row_of(source: str, raw: dict) -> Row:
    where = f"{source}: {raw.get('url')}"
    if unknown := raw.keys() - KEYS:
        raise ValueError(f"{where}: unknown {sorted(unknown)}; a row has {sorted(KEYS)}")
    expected = {}
    for method in METHODS:
        cells = raw.get(method, "method")
        filled = fill_cells(
            f"{where} {method}", {"everybody": cells} if isinstance(cells, str) else cells
        )
        expected |= {(method, person): answer for person, answer in filled.items()}
    return Row(
        source, raw["url"], raw.get("what", ""), raw.get("path", {}), raw.get("send", {}), expected
    )


def fill_cells(where: str, cells: dict[str, str]) -> dict[str, str]:
    """One answer a person, those not named by "everybody" or "others"."""
    if strangers := cells.keys() - {*PEOPLE, "everybody", "others"}:
        raise ValueError(f"{where}: unknown {sorted(strangers)}; people are {PEOPLE}")
    if unknown := set(cells.values()) - ANSWERS.keys():
        raise ValueError(f"{where}: unknown {sorted(unknown)}; answers are {list(ANSWERS)}")
    rest = cells.get("everybody", cells.get("others"))
    filled = {person: cells.get(person, rest) for person in PEOPLE}
    if silent := [person for person, answer in filled.items() if answer is None]:
        raise ValueError(f"{where}: says nothing about {silent}")
    return filled


def addresses() -> Iterator[tuple[str, URLPattern]]:
    """Every named address of the site with its pattern, `namespace:name`."""
    yield from _walk(get_resolver().url_patterns, ())


def _walk(
    patterns: list[URLPattern | URLResolver], spaces: tuple[str, ...]
) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walk(pattern.url_patterns, inner)
        else:
            yield ":".join((*spaces, pattern.name or f"(no name: {pattern.pattern})")), pattern


def answer_of(response: HttpResponse) -> str:
    """The response as one word of `ANSWERS`, or its number when it is none of them."""
    status = response.status_code
    if status in (301, 302, 303, 307, 308):
        return "login" if response["Location"].partition("?")[0].endswith("/login/") else "redirect"
    named = {
        401: "login",
        403: "forbidden",
        404: "missing",
        405: "method",
        400: "invalid",
        422: "invalid",
        409: "refused",
        503: "unwell",
    }
    return "ok" if 200 <= status < 300 else named.get(status, str(status))
