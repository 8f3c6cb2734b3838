"""Files of every kind, good and bad: rows one at a time, or one sentence that says what to mend."""

import io
import json
import struct
import tracemalloc
import zipfile
import zlib

import pytest
from openpyxl import Workbook

from naru.catalogue.enums import Failure
from naru.catalogue.sources import files, streams
from naru.catalogue.sources.failures import NotReadable
from naru.catalogue.sources.files import rows_of
from naru.catalogue.sources.table import BAD_CELLS, NOT_A_ROW

HEADER = ("번호", "제목")
TABLE = "번호,제목\r\n1,엑셀\r\n2,사진\r\n"
XML = "<{tag}><번호>1</번호><제목>엑셀</제목></{tag}><{tag}><번호>2</번호><제목>사진</제목></{tag}>"
ROWS = [{"번호": "1", "제목": "엑셀"}, {"번호": "2", "제목": "사진"}]


@pytest.fixture
def file(tmp_path):
    """Writes content to a file whose name says nothing about it."""

    def write(content):
        path = tmp_path / "some.bin"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def failure_of(path, **options):
    with pytest.raises(NotReadable) as told:
        list(rows_of(path, **options))
    assert str(told.value)
    return told.value.failure, told.value.params


def workbook(*rows, sheet=True):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        TABLE,
        "\ufeff" + TABLE,
        TABLE.encode("cp949"),
        TABLE.replace(",", "\t").encode("utf-16"),
        TABLE.replace(",", ";"),
        TABLE.replace("\r\n", "\n").rstrip("\n"),
        "\n\n" + TABLE,
        '번호,제목\n"1","엑셀"\n2,"사진"',
        workbook(HEADER, (1, "엑셀"), ("2", "사진")),
        json.dumps({"List": {"list_total_count": 2, "RESULT": {"CODE": "INFO-000"}, "row": ROWS}}),
        json.dumps(ROWS),
        json.dumps({"srchList": ROWS, "scn_cnt": 2}),
        json.dumps({"returnJSON": json.dumps({"srchList": ROWS})}),
        json.dumps({"response": {"header": {"resultCode": "00"}, "body": {"items": ROWS}}}),
        json.dumps({"DESCRIPTION": {"a": "b"}, "DATA": ROWS}),
        f"<L><list_total_count>2</list_total_count>{XML.format(tag='row')}</L>",
        f"<?xml version='1.0'?><H><srchList>{XML.format(tag='scn_list')}</srchList></H>",
    ],
)
def test_rows_are_the_same_however_they_are_written(file, content):
    rows = [{k: str(v) for k, v in row.items()} for row in rows_of(file(content)) if row]
    assert rows == ROWS


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ('{"L":{"row":{"번호":"1"}}}', [{"번호": "1"}]),
        ("<L><row><번호>1</번호><빈칸/></row></L>", [{"번호": "1", "빈칸": None}]),
        ('[{"번호":1},"끝",3]', [{"번호": 1}, {NOT_A_ROW: "끝"}, {NOT_A_ROW: "3"}]),
        ('[{"n": NaN}]', [{"n": None}]),
        ("번호,제목\n1,엑셀,장부\n", [{"번호": "1", "제목": "엑셀", BAD_CELLS: 3}]),
        ("번호,제목\n1\n\n2,사진\n", [{"번호": "1"}, {}, {"번호": "2", "제목": "사진"}]),
        ("번호,제목\n1,'=1+1\n", [{"번호": "1", "제목": "=1+1"}]),
        (
            '{"inst_base_info":{"a":1},"inst_detail_info":{"b":2}}',
            [{"inst_base_info": {"a": 1}, "inst_detail_info": {"b": 2}}],
        ),
        (
            "<H><inst_base_info><a>1</a></inst_base_info><inst_eqnm><x>1</x></inst_eqnm></H>",
            [{"inst_base_info": {"a": "1"}}],
        ),
    ],
)
def test_rows_with_a_peculiarity(file, content, rows):
    assert list(rows_of(file(content))) == rows


@pytest.mark.parametrize(
    ("content", "failure", "params"),
    [
        (b"", Failure.EMPTY_FILE, {}),
        ('{"RESULT":{"CODE":"INFO-200"}}', Failure.NO_ROWS, {}),
        ('{"L":{"list_total_count":0,"row":""}}', Failure.NO_ROWS, {}),
        ("[]", Failure.NO_ROWS, {}),
        ('{"school":"가온","lessons":[]}', Failure.NO_ROWS, {}),
        ('{"RESULT":{"CODE":"INFO-100","MESSAGE":"키"}}', Failure.BAD_KEY, {"code": "INFO-100"}),
        (
            "<GO24><error>없는 서비스</error></GO24>",
            Failure.SOURCE_SAYS,
            {"code": "GO24", "message": "없는 서비스"},
        ),
        ("<html><body>점검</body></html>", Failure.NO_ROWS, {}),
        ("번호,제목\n", Failure.NO_ROWS, {}),
        ("번호,제목\n1,엑셀\n2,\xff\xfe\n".encode("latin-1", "ignore"), Failure.BAD_ENCODING, None),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Failure.NOT_TEXT, {}),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, Failure.OLD_EXCEL, {}),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), Failure.LOCKED_EXCEL, {}),
        (b"PK\x03\x04 but no archive", Failure.BAD_EXCEL, {}),
        ('번호,제목\n1,"엑셀\n2,사진\n', Failure.BROKEN_TABLE, {"line": 3}),
        ('[{"번호": 1},\n{"번호"', Failure.BROKEN_JSON, {"line": 2}),
        ('{"L":{"row":[{"a":1}', Failure.BROKEN_JSON, {"line": 1}),
        ("[" * 100_000, Failure.BROKEN_JSON, {"line": 1}),
        ("<L><row><a>1</a></row>\n<row><a>2", Failure.BROKEN_XML, {"line": 2}),
        (
            '<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><l><row><x>&b;</x></row></l>',
            Failure.BROKEN_XML,
            {"line": 1},
        ),
        (
            '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l><row><x>&a;</x></row></l>',
            Failure.BROKEN_XML,
            {"line": 1},
        ),
    ],
)
def test_files_that_cannot_be_taken_say_why(file, content, failure, params):
    found, told = failure_of(file(content))
    assert found == failure
    assert params in (None, told)


@pytest.mark.parametrize("many", [1, 5_000])
def test_list_under_a_name_of_its_own_is_named_beside_those_we_look_for(file, many):
    lessons = [{"no": number, "when": {"first": "2027-01-12"}} for number in range(many)]
    found, told = failure_of(file(json.dumps({"school": "가온", "all": {"lessons": lessons}})))
    assert (found, told["name"]) == (Failure.OTHER_LIST, "lessons")
    assert set(told["names"].split(", ")) == streams.ROW_LISTS


def test_wrong_bytes_far_into_the_file_are_found_with_their_line(file):
    content = "번호,제목\n".encode() + "1,엑셀\n".encode() * 30_000 + b"2,\xff\xff\n"
    assert failure_of(file(content)) == (Failure.BAD_ENCODING, {"line": 30_002})


def test_table_without_needed_columns_names_them(file):
    wrong = failure_of(file("번호,이름\n1,엑셀\n"), needed=("번호", "제 목"))
    assert wrong == (Failure.NO_HEADER, {"columns": "제 목"})
    assert len(list(rows_of(file("번 호,제목*\n1,엑셀\n"), needed=HEADER))) == 1


def test_file_over_the_limit_is_refused_unread(file, tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as out:
        out.truncate(1024**3)
    tracemalloc.start()
    try:
        assert failure_of(path) == (Failure.TOO_BIG, {"size": 1024, "limit": files.LARGEST_MB})
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_too_many_rows_are_refused(file, monkeypatch):
    monkeypatch.setattr(files, "MOST_ROWS", 2)
    assert failure_of(file(TABLE + "3,셋\n")) == (Failure.TOO_MANY_ROWS, {"limit": 2})
    assert len(list(rows_of(file(TABLE)))) == 2


def test_zip_bomb_is_seen_before_it_is_unpacked(file):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b"0" * 1024 * 1024)
    assert len(packed.getvalue()) < 2 * 1024 * 1024
    assert failure_of(file(packed.getvalue())) == (Failure.ZIP_BOMB, {"size": 300, "limit": 120})


def test_zip_that_lies_about_its_size_cannot_unpack_more(file):
    """The directory says 100 bytes; 50 MB lie behind it. Python hands out 100 and sees the lie."""
    honest = workbook(HEADER, (1, "엑셀"))
    inner = b"<worksheet>" + b"0" * 50 * 1024 * 1024
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(honest)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            bad = part.filename == "xl/worksheets/sheet1.xml"
            new.writestr(part.filename, inner if bad else old.read(part))
    lie = packed.getvalue().replace(struct.pack("<L", len(inner)), struct.pack("<L", 100))
    assert zlib.crc32(lie)
    assert failure_of(file(lie)) == (Failure.BAD_EXCEL, {})


def test_zip_that_is_no_workbook_is_refused(file):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert failure_of(file(packed.getvalue())) == (Failure.NOT_TEXT, {})


def test_excel_formulas_arrive_as_their_text_and_dates_as_dates(file):
    rows = list(rows_of(file(workbook(HEADER, ("=1+1", "엑셀"), (None, None), (2.0, "사진")))))
    assert rows == [{"번호": "=1+1", "제목": "엑셀"}, {}, {"번호": 2.0, "제목": "사진"}]


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_large_files_are_never_held_whole(file, kind):
    cell = "가" * 300
    if kind == "csv":
        content = "번호,제목\n" + f"1,{cell}\n" * 30_000
    else:
        content = json.dumps({"L": {"row": [{"번호": "1", "제목": cell}] * 30_000}})
    path = file(content)
    del content
    tracemalloc.start()
    try:
        assert sum(1 for _ in rows_of(path)) == 30_000
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


def test_whoever_waits_hears_how_far_it_got(file):
    heard = []
    path = file(TABLE + "3,셋\n" * 50_000)
    assert sum(1 for _ in rows_of(path, watch=heard.append)) == 50_002
    assert (heard[-1], heard == sorted(heard)) == (path.stat().st_size, True)


def test_what_an_envelope_promises_is_heard_before_its_rows(tmp_path):
    path = tmp_path / "rows.json"
    path.write_text('{"A": {"list_total_count": "2", "row": [{"a": 1}, {"a": 2}]}}')
    heard = []
    rows = rows_of(path, total=heard.append)
    assert (next(rows), heard) == ({"a": 1}, [2])
    assert (list(rows), heard) == ([{"a": 2}], [2])
