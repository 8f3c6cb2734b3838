"""Files of the bank: CSV in two encodings, Excel; read whole or told why not."""

from datetime import UTC, datetime

import pytest
from openpyxl import Workbook

from naru.payments.reading import read_bank_file
from naru.payments.rules.bank_rows import Line

HEAD = "거래일시,입금액,가상계좌번호,입금자명,거래번호\n"
ROW = '2026-11-24 12:00:00,"80,000",9902-0000-1000-011,김하나,A1\n'
ONE = Line(2, datetime(2026, 11, 24, 3, tzinfo=UTC), 80_000, "990200001000011", "김하나", "A1")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_csv_as_banks_write_it(tmp_path, encoding):
    path = tmp_path / "bank.csv"
    path.write_bytes((HEAD + ROW + ",,,,\n").encode(encoding))
    assert read_bank_file(path).lines == [ONE]


def test_excel_with_real_times_and_numbers(tmp_path):
    path = tmp_path / "bank.xlsx"
    book = Workbook()
    book.active.append(HEAD.strip().split(","))
    row = [datetime(2026, 11, 24, 12), 80_000, "990200001000011", "김하나", "A1"]  # noqa: DTZ001
    book.active.append(row)
    book.save(path)
    assert read_bank_file(path).lines == [ONE]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD, "줄이 없는"),
        ("날짜,돈\n1,2\n", "거래일시"),
        (HEAD + ROW + "어제,80000,1,,\n", "3번째 줄"),
        (HEAD + "2026-11-24 12:00:00,-5,1,,\n", "금액"),
        (HEAD + "2026-11-24 12:00:00,99999999999,1,,\n", "금액"),
        (HEAD + ROW * 1001, "1000줄"),
    ],
)
def test_one_bad_row_and_nothing_is_taken(tmp_path, text, told):
    path = tmp_path / "bank.csv"
    path.write_text(text, "utf-8")
    found = read_bank_file(path)
    assert found.lines == []
    assert told in found.faults[0]


def test_a_file_that_is_no_table(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(b"\xff\xfe\x00\x81")
    assert read_bank_file(path).faults
    path.write_bytes(b"PK broken")
    assert read_bank_file(path).faults
