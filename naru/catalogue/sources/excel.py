"""Excel files, row by row. Sizes are checked in the archive's directory before unpacking.

Python's zip reader never hands out more than the directory declares, so what it declares can be
trusted as a limit. openpyxl reads XML through defusedxml, which refuses entity tricks.
"""

import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from naru.catalogue.enums import Failure
from naru.catalogue.sources.failures import NotReadable
from naru.catalogue.sources.offering import Row
from naru.catalogue.sources.table import named_row, names

ZIP = b"PK"
MEGABYTE = 1024 * 1024
UNPACKED_MB = 120
MOST_PARTS = 1000
MOST_COLUMNS = 200
BROKEN = (
    *(zipfile.BadZipFile, InvalidFileException, DefusedXmlException, ParseError),
    *(KeyError, ValueError, TypeError, IndexError, AttributeError, EOFError, OSError),
)


def rows(path: Path, needed: tuple[str, ...]) -> Iterator[Row]:
    """Rows of the first sheet. A formula arrives as its text, "=…", for the importer to name."""
    _check(path)
    with path.open("rb") as file:
        try:
            book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
        except BROKEN:
            raise NotReadable(Failure.BAD_EXCEL) from None
        try:
            yield from _of_sheet(book, needed)
        finally:
            book.close()


def _of_sheet(book: Any, needed: tuple[str, ...]) -> Iterator[Row]:
    sheet = book.worksheets[0] if book.worksheets else None
    if sheet is None:
        raise NotReadable(Failure.NO_ROWS)
    sheet.reset_dimensions()
    header: list[str] = []
    lines = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
    while True:
        try:
            some = list(islice(lines, 500))
        except BROKEN:
            raise NotReadable(Failure.BAD_EXCEL) from None
        if not some:
            return
        for cells in some:
            filled = any(cell not in (None, "") for cell in cells)
            if header:
                yield named_row(header, list(cells)) if filled else {}
            elif filled:
                header = names(list(cells), needed)


def _check(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except BROKEN:
        raise NotReadable(Failure.BAD_EXCEL) from None
    total = sum(part.file_size for part in parts)
    if total > UNPACKED_MB * MEGABYTE or len(parts) > MOST_PARTS:
        raise NotReadable(Failure.ZIP_BOMB, size=total // MEGABYTE, limit=UNPACKED_MB)
    if any(part.flag_bits & 1 for part in parts):
        raise NotReadable(Failure.LOCKED_EXCEL)
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise NotReadable(Failure.NOT_TEXT)
