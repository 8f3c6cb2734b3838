"""Opening what people and portals hand over: CSV, Excel, JSON or XML, one row at a time.

Nothing is read whole. What a file is shows in its first bytes, never in its name; what it could
become is checked before it is unpacked. Raises `NotReadable` with a sentence for its keeper.
"""

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import IO, Any

from naru.catalogue.enums import Failure
from naru.catalogue.sources import envelopes, excel, streams
from naru.catalogue.sources.failures import NotReadable
from naru.catalogue.sources.offering import Row
from naru.catalogue.sources.table import named_row, names

MEGABYTE = 1024 * 1024
LARGEST_MB = 300
MOST_ROWS = 500_000
LONGEST_CELL = 1_000_000
CHUNK = 1 << 16
DELIMITERS = (",", "\t", ";")
NEUTRALISED = ("'=", "'+", "'-", "'@", "'\t", "'\r")
ENCODINGS = ("utf-8-sig", "cp949")
OTHER_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
SHOWN = 40


Watch = Callable[[int], None]


class Counted(io.FileIO):
    """A file that tells `watch` how many bytes of it were read."""

    def __init__(self, path: Path, watch: Watch) -> None:
        super().__init__(path)
        self.watch = watch
        self.done = 0

    def readinto(self, buffer: Any) -> int:
        count = super().readinto(buffer) or 0
        self.done += count
        self.watch(self.done)
        return count


def rows_of(
    path: Path,
    *,
    needed: tuple[str, ...] = (),
    largest_mb: int = LARGEST_MB,
    watch: Watch = lambda _: None,
    total: Callable[[int], None] = lambda _: None,
) -> Iterator[Row]:
    """The file's rows, empty ones of tables as {}.

    `watch` hears how many bytes were read, `total` how many rows a JSON file says it has.

    A table must have the columns `needed` (blanks in names do not count). Refuses files that are
    empty, larger than `largest_mb` or of more than 500,000 rows.
    """
    size = path.stat().st_size
    if not size:
        raise NotReadable(Failure.EMPTY_FILE)
    if size > largest_mb * MEGABYTE:
        raise NotReadable(Failure.TOO_BIG, size=size // MEGABYTE, limit=largest_mb)
    count = 0
    for row in _open(path, needed, watch, total):
        count += bool(row)
        if count > MOST_ROWS:
            raise NotReadable(Failure.TOO_MANY_ROWS, limit=MOST_ROWS)
        yield row
    if not count:
        _why_none(path, size)
        raise NotReadable(Failure.NO_ROWS)


def _why_none(path: Path, size: int) -> None:
    """A kept answer may be the source's refusal: then that is what is told."""
    body = path.read_bytes() if size <= CHUNK else b""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"{"):
        with suppress(envelopes.Passing):
            envelopes.page(body)
    name = _other_list(path) if size <= streams.LONGEST_ROW else ""
    if name:
        names = ", ".join(sorted(streams.ROW_LISTS, key=str.lower))
        raise NotReadable(Failure.OTHER_LIST, name=name[:SHOWN], names=names)


def _other_list(path: Path) -> str:
    """Under which name a JSON file has a list that we do not look for."""
    with suppress(ValueError, RecursionError):
        return streams.other_list(json.loads(path.read_bytes()))
    return ""


def _open(
    path: Path, needed: tuple[str, ...], watch: Watch, total: Callable[[int], None]
) -> Iterator[Row]:
    with path.open("rb") as file:
        head = file.read(CHUNK)
    if head.startswith(excel.ZIP):
        return excel.rows(path, needed)
    if head.startswith(OLD_EXCEL):
        locked = b"E\0n\0c\0r\0y\0p\0t" in head
        raise NotReadable(Failure.LOCKED_EXCEL if locked else Failure.OLD_EXCEL)
    encoding = _encoding(path, head)
    first = head.decode(encoding, "ignore").lstrip("\ufeff \t\r\n")[:1]
    binary = io.BufferedReader(Counted(path, watch), CHUNK)
    if first == "<":
        return streams.xml_rows(binary)
    text = io.TextIOWrapper(binary, encoding, newline="")
    if first in ("{", "["):
        return streams.json_rows(text, total)
    return _csv(text, needed)


def _encoding(path: Path, head: bytes) -> str:
    """The encoding the whole file fits, tried on all of it: a late byte decides too."""
    for mark, name in OTHER_MARKS:
        if head.startswith(mark):
            return name
    if b"\0" in head:
        raise NotReadable(Failure.NOT_TEXT)
    furthest = 0
    for name in ENCODINGS[:1] if head.startswith(codecs.BOM_UTF8) else ENCODINGS:
        bad_line = _first_bad_line(path, name)
        if not bad_line:
            return name
        furthest = max(furthest, bad_line)
    raise NotReadable(Failure.BAD_ENCODING, line=furthest)


def _first_bad_line(path: Path, encoding: str) -> int:
    """Number of the line whose bytes do not fit, or 0. A mark is read as a letter: taken off, it
    would shift where the wrong byte stands.
    """
    kept = encoding.removesuffix("-sig")
    decoder = codecs.getincrementaldecoder(kept)()
    line = 1
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                return line + chunk.count(b"\n", 0, error.start)
            line += chunk.count(b"\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return line
    return 0


def _csv(file: io.TextIOWrapper, needed: tuple[str, ...]) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    lines = _lines(file)
    first = next((line for line in lines if line.strip("\r\n\t ")), "")
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
    with file:
        try:
            header = names(next(reader, []), needed)
            for cells in reader:
                filled = any(cells)
                yield named_row(header, [_plain(cell) for cell in cells]) if filled else {}
        except (csv.Error, UnicodeDecodeError):
            raise NotReadable(Failure.BROKEN_TABLE, line=reader.line_num) from None


def _lines(file: IO[str]) -> Iterator[str]:
    """Lines, none longer than a cell may be, so that a file without line ends stays small."""
    while line := file.readline(LONGEST_CELL):
        if len(line) == LONGEST_CELL and not line.endswith(("\n", "\r")):
            raise csv.Error("a line is longer than any cell may be")
        yield line.replace("\0", "") if "\0" in line else line


def _plain(cell: str) -> str:
    """The apostrophe that keeps spreadsheets from calculating is not part of the value."""
    return cell[1:] if cell.startswith(NEUTRALISED) else cell
