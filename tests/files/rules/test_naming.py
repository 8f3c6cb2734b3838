"""The name of an upload is shown again, so nothing dangerous or private is kept of it."""

import pytest

from naru.files.rules.naming import shown_name

NAMES = {
    "증명서.pdf": "증명서.pdf",
    "프로그램.exe": "프로그램.pdf",
    "../../etc/passwd": "passwd.pdf",
    "C:\\Users\\me\\증명.pdf": "증명.pdf",
    "한\u202efdp.exe": "한fdp.pdf",
    "둘\r\n줄.pdf": "둘줄.pdf",
    "760302-1234567.pdf": "file.pdf",
    "등본 760302 1234567 홍.pdf": "file.pdf",
    ".pdf": "file.pdf",
    "": "file.pdf",
    "가" * 300: "가" * 100 + ".pdf",
}


@pytest.mark.parametrize(("given", "shown"), NAMES.items())
def test_the_name_is_plain_and_ends_as_the_file_is(given, shown):
    assert shown_name(given, type_="application/pdf") == shown
