"""The form as files: empty with an example, or filled, with how every column is told."""

import io
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from naru.catalogue.sources.form_english import ENGLISH
from naru.catalogue.sources.provider_form import ADMISSIONS, COLUMNS, MODES, RESIDENCES
from naru.core.exports import csv_lines, harmless

FORM_SHEET, HELP_SHEET, WORDS_SHEET = "강좌", "쓰는 법 How to", "쓸 수 있는 말 Words"
EXAMPLE_NOTE = (
    "두 번째 줄은 보기입니다. 제목이 ‘(보기)’로 시작하는 줄은 담지 않습니다. "
    "Row 2 is an example: a row whose title begins with (보기) is not taken."
)
MEND = "고칠 것"
"""The last column of refused rows: what to mend. It is passed over when the file comes back."""

WIDTH = 18
EMPTY_ROWS = 500

Words = Mapping[str, Sequence[tuple[str, str]]]
"""Words that a column knows, each with its meaning, by column."""


def header() -> list[str]:
    """The names of the columns: the same in every language, since files are read by them."""
    return [column.name for column in COLUMNS]


def example() -> list[str]:
    """The row that shows how."""
    return [column.example for column in COLUMNS]


def known_words(
    *,
    fields: Sequence[tuple[str, str]],
    districts: Sequence[tuple[str, str]],
    languages: Sequence[tuple[str, str]],
) -> Words:
    """What may be written in columns that know certain words only."""
    residences = [(word, str(one.label)) for word, one in RESIDENCES.items()]
    return {
        "분야": fields,
        "수업 언어": languages,
        "방식": [(word, str(one.label)) for word, one in MODES.items()],
        "사는 곳": [*residences, *districts],
        "선정 방법": [(word, str(one.label)) for word, one in ADMISSIONS.items()],
    }


def csv_table(names: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """UTF-8 with a byte order mark and CRLF, so that Excel opens it in Korean."""
    return b"".join(csv_lines(names, rows))


def excel_table(
    names: Sequence[str], rows: Iterable[Sequence[str]], *, words: Words | None = None
) -> bytes:
    """An Excel file of texts; with `words`, two more sheets tell how to fill it."""
    book = Workbook()
    form = book.active
    if not isinstance(form, Worksheet):
        raise TypeError("a new workbook has an active sheet")
    form.title = FORM_SHEET
    form.append(list(names))
    for row in rows:
        form.append([harmless(cell) for cell in row])
    form.freeze_panes = "A2"
    for at in range(1, len(names) + 1):
        form.cell(row=1, column=at).font = Font(bold=True)
        form.column_dimensions[get_column_letter(at)].width = WIDTH
    last = max(EMPTY_ROWS, form.max_row) if words else form.max_row
    for line in form.iter_rows(min_row=2, max_row=last, max_col=len(names)):
        for cell in line:
            cell.number_format = "@"
    if words:
        _help(book)
        _words(book, words)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _help(book: Workbook) -> None:
    how = book.create_sheet(HELP_SHEET)
    how.append(["칸", "Column", "꼭 필요 Needed", "쓰는 법", "How to", "보기 Example"])
    for one in COLUMNS:
        name, text = ENGLISH[one.name]
        needed = "예 Yes" if one.needed else ""
        how.append([one.name, name, needed, one.help, text, one.example])
    how.append([])
    how.append([EXAMPLE_NOTE])


def _words(book: Workbook, words: Words) -> None:
    known = book.create_sheet(WORDS_SHEET)
    known.append(["칸 Column", "쓸 말 Write", "뜻 Meaning"])
    for column, allowed in words.items():
        for word, meaning in allowed:
            known.append([column, word, meaning])
