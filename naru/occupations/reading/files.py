"""Files of other people's lists as lines, and which reader knows them."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from naru.occupations.enums import Scheme
from naru.occupations.rules import lists
from naru.occupations.rules.lists import Line, Parsed

MOST_BYTES = 200_000_000


class NotThisFile(Exception):
    """The file is not one of the source's; the sentence says what would be."""


class Reader(NamedTuple):
    """The columns by which a file is known, and what reads it."""

    columns: frozenset[str]
    read: Callable[[Iterable[Line]], Parsed]


def _reader(columns: str, read: Callable[[Iterable[Line]], Parsed]) -> Reader:
    return Reader(frozenset(columns.split()), read)


READERS: Mapping[Scheme, tuple[Reader, ...]] = {
    Scheme.KECO: (_reader("code name level parent", lists.keco),),
    Scheme.NCS: (_reader("ncs8 lclas mclas sclas subd", lists.ncs),),
    Scheme.DICTIONARY: (
        _reader("dJobCd dJobCdSeq dJobNm keco2018", lists.dictionary),
        _reader("dJobCd dJobCdSeq dJobNm dJobECd", lists.dictionary),
    ),
    Scheme.ESCO: (
        _reader("OCCUPATIONTYPE OCCUPATIONID RELATIONTYPE SKILLID", lists.esco_relations),
        _reader("ORIGINURI ID PREFERREDLABEL OCCUPATIONGROUPCODE", lists.esco_occupations),
        _reader("ORIGINURI ID PREFERREDLABEL SKILLTYPE", lists.esco_skills),
    ),
    Scheme.ONET: (
        _reader("soc element_id element importance_1_5 level_0_7 suppress", lists.onet_needs),
        _reader("soc title", lists.onet_occupations),
    ),
}
"""By source; the first whose columns a file has reads it."""


def parse(scheme: Scheme, path: Path) -> Parsed:
    """The file's entries and needs. Raises `NotThisFile` if it is none of the source's."""
    if path.stat().st_size > MOST_BYTES:
        raise NotThisFile(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        columns, lines = _lines(path)
    except (UnicodeDecodeError, json.JSONDecodeError, csv.Error) as error:
        raise NotThisFile(f"{path.name} cannot be read: {error}.") from error
    for reader in READERS[scheme]:
        if reader.columns <= columns:
            return reader.read(lines)
    wanted = " or ".join(", ".join(sorted(one.columns)) for one in READERS[scheme])
    raise NotThisFile(f"{path.name} is no file of this source: it needs the columns {wanted}.")


def _lines(path: Path) -> tuple[set[str], list[Line]]:
    text = path.read_text("utf-8-sig")
    if path.suffix in (".json", ".jsonl"):
        rows: Any = json.loads(text) if path.suffix == ".json" else _each(text)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise NotThisFile(f"{path.name} is not a list of records.")
        columns = list(rows[0]) if rows else []
        return set(columns), [(number, _texts(row, columns)) for number, row in enumerate(rows, 1)]
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    return set(reader.fieldnames or ()), list(_numbered(reader))


def _each(text: str) -> list[object]:
    """One record a line; what stands in a record inside it is taken for the record's own."""
    rows = [json.loads(line) for line in text.splitlines() if line.strip()]
    inner = [
        [part for part in row.values() if isinstance(part, dict)] if isinstance(row, dict) else []
        for row in rows
    ]
    return [
        {key: value for one in (row, *parts) for key, value in one.items()} if parts else row
        for row, parts in zip(rows, inner, strict=True)
    ]


def _numbered(reader: "csv.DictReader[str]") -> Iterator[Line]:
    """Each row with the line on which it ends."""
    for row in reader:
        yield reader.line_num, {name: _text(value) for name, value in row.items()}


def _text(value: str | None) -> str:
    """The cell without blanks at its ends; None stays None and marks a short row."""
    return value.strip() if isinstance(value, str) else value  # type: ignore[return-value]


def _texts(row: Mapping[str, object], columns: Iterable[str]) -> dict[str, str]:
    """A record's values as texts; null is the empty text."""
    return {name: "" if row.get(name) is None else str(row.get(name)).strip() for name in columns}
