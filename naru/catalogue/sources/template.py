"""The form that providers download: the columns, one example to write over, and how to fill it."""

import csv
import io

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from naru.catalogue.sources.provider_form import COLUMNS

BYTE_ORDER_MARK = "\ufeff"
EXAMPLE_NOTE = "두 번째 줄은 보기입니다. 제목이 ‘(보기)’로 시작하는 줄은 담지 않습니다."
WIDTH = 18


def csv_template() -> bytes:
    """UTF-8 with a byte order mark and CRLF, so that Excel opens it in Korean."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in COLUMNS])
    writer.writerow([column.example for column in COLUMNS])
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8")


def xlsx_template() -> bytes:
    """An Excel file: sheet 1 to fill, sheet 2 with what each column wants."""
    book = Workbook()
    form = book.active
    if form is None:
        raise TypeError("a new workbook has an active sheet")
    form.title = "과정"
    form.append([column.name for column in COLUMNS])
    form.append([column.example for column in COLUMNS])
    form.freeze_panes = "A2"
    for at in range(1, len(COLUMNS) + 1):
        form.cell(row=1, column=at).font = Font(bold=True)
        form.column_dimensions[get_column_letter(at)].width = WIDTH
    for row in form.iter_rows(min_row=2, max_row=500, max_col=len(COLUMNS)):
        for cell in row:
            cell.number_format = "@"
    how = book.create_sheet("쓰는 법")
    how.append(["칸", "꼭 필요", "쓰는 법", "보기"])
    for column in COLUMNS:
        how.append([column.name, "예" if column.needed else "", column.help, column.example])
    how.append([])
    how.append([EXAMPLE_NOTE])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
