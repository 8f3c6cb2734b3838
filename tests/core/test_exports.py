"""A spreadsheet shows what we wrote and runs nothing."""

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from naru.core.exports import MARK, csv_lines, excel_file, harmless


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+82-10", "'+82-10"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        (-1, "-1"),
        (0.5, "0.5"),
        (None, ""),
        ("", ""),
        ("나루 =1", "나루 =1"),
    ],
)
def test_a_cell_never_begins_like_a_formula(value, cell):
    assert harmless(value) == cell


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2, max_size=2
        )
    )
)
def test_any_text_comes_back_from_the_file(rows):
    file = b"".join(csv_lines(["하나", "둘"], rows)).decode("utf-8")
    assert file.startswith(MARK)
    read = list(csv.reader(StringIO(file[1:], newline="")))
    assert read == [["하나", "둘"], *([harmless(cell) for cell in row] for row in rows)]


def test_lines_end_as_the_standard_says():
    assert b"".join(csv_lines(["a"], [["b"]])) == "\ufeffa\r\nb\r\n".encode()


def test_an_excel_file_keeps_numbers_and_runs_no_text():
    made = excel_file("명단", ["번호", "=이름"], [[1, "=1+1"], [2, None], [3, "김하나"]])
    sheet = load_workbook(BytesIO(made)).active
    assert (sheet.title, sheet.freeze_panes) == ("명단", "A2")
    assert list(sheet.values) == [("번호", "'=이름"), (1, "'=1+1"), (2, None), (3, "김하나")]
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
