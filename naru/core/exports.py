"""Tables for spreadsheets that open as they are meant: no cell runs; CSV is UTF-8 with a mark."""

import csv
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Font

MARK = "\ufeff"
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so is a formula to a spreadsheet, whatever it means to us."""


def harmless(value: object) -> str:
    """The cell's text, with an apostrophe before what would be read as a formula.

    Numbers of ours stay numbers; empty is empty.
    """
    if value is None:
        return ""
    text = str(value)
    if isinstance(value, int | float) or not text.startswith(RUNS):
        return text
    return f"'{text}"


def csv_lines(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """The file line by line, CRLF as RFC 4180 has it, so that any length needs little memory."""
    yield MARK.encode()
    yield csv_line(header)
    for cells in rows:
        yield csv_line(cells)


def csv_line(cells: Iterable[object]) -> bytes:
    line = StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([harmless(cell) for cell in cells])
    return line.getvalue().encode("utf-8", "replace")


def excel_file(title: str, header: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """The same table as an Excel file with one sheet; numbers stay numbers, text never runs."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title[:31]
    for cells in (header, *rows):
        sheet.append([_cell(cell) for cell in cells])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(value: object) -> int | float | str:
    return value if isinstance(value, int | float) else harmless(value)
