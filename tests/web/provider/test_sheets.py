"""A spreadsheet in the browser: shown before it is saved, mended by a file of its own."""

import csv
import html
import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from naru.catalogue.models import Course, ImportRun, Run
from naru.web import uploads
from tests.catalogue.sheets import table
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db
BAD = {"회차": "2", "정원": "스무 명쯤"}


@pytest.fixture
def desk():
    return Desk()


def send(client, content, name="강좌.csv"):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("provider_sheet"), {"file": file}, follow=True)


def take(client, page, **more):
    sheet = page.context["sheet"]
    address = reverse("provider_sheet_plan", args=[sheet.public_id])
    sent = {"publish": "yes", "digest": page.context["form"]["digest"].value(), **more}
    return client.post(address, sent, follow=True)


def test_shown_then_saved_then_mended(desk):
    client = desk.client
    page = send(client, table({}, BAD))
    assert page.context["kind"] == "REFUSED"
    assert "정원 칸을 수로 읽을 수 없습니다" in page.content.decode()
    assert not Course.objects.exists()
    done = take(client, page)
    assert "고쳐야 할 줄이 1개 남았습니다." in done.content.decode()
    assert [run.number for run in Run.objects.present()] == ["1"]
    sheet = done.context["sheet"]
    for name in ("provider_mend_csv", "provider_mend_xlsx"):
        file = client.get(reverse(name, args=[sheet.public_id]))
        assert "attachment" in file["Content-Disposition"]
    rows = list(load_workbook(io.BytesIO(file.content)).active.iter_rows(values_only=True))
    told = dict(zip(rows[0], rows[1], strict=True))
    assert (told["회차"], told["정원"]) == ("2", "스무 명쯤")
    assert "정원 칸을 수로 읽을 수 없습니다" in told["고칠 것"]
    mended = client.get(reverse("provider_mend_csv", args=[sheet.public_id])).content
    page = send(client, mended.replace("스무 명쯤".encode(), b"20"))
    assert page.context["taken"] == 1
    take(client, page)
    assert sorted(run.number for run in Run.objects.present()) == ["1", "2"]


def test_old_and_new_are_told_in_words(desk):
    course = desk.course(number="A-101", publish=True)
    desk.run(course)
    page = send(desk.client, table({"정원": "25", "수강료": "무료"}))
    ((_row, changes),) = page.context["rows"]
    assert {(one.label, one.before, one.after) for one in changes} == {
        ("정원", "20", "25"),
        ("비용을 내는 곳", "본인 부담", "무료"),
        ("수강료", "30,000원", "0원"),
    }


@pytest.mark.django_db(transaction=True)
def test_changed_meanwhile_it_says_so_and_shows_anew(desk):
    client = desk.client
    course = desk.course(number="A-101", publish=True)
    desk.run(course)
    page = send(client, table({"정원": "25"}))
    Run.objects.update(capacity=21)
    again = take(client, page)
    assert again.status_code == 422
    assert "그 사이 강좌가 바뀌었습니다." in again.content.decode()
    assert Run.objects.get().capacity == 21
    take(client, again)
    assert Run.objects.get().capacity == 25


def test_sent_twice_it_is_saved_once(desk):
    client = desk.client
    page = send(client, table({}))
    for _ in range(2):
        take(client, page)
    assert Run.objects.count() == 1
    assert ImportRun.objects.get().rows_new == 1


def test_as_drafts(desk):
    take(desk.client, send(desk.client, table({})), publish="no")
    assert Course.objects.get().is_draft


def bomb():
    """A megabyte that would become 300."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(300):
                part.write(b"0" * 1024 * 1024)
    return packed.getvalue()


BAD_CELLS = [
    ({"제목": "가" * 10_000}, "제목 칸이 10000자입니다. 300자까지 쓸 수 있습니다."),
    ({"시작일": "2026-02-30", "수업일": ""}, "시작일 칸을 날짜로 읽을 수 없습니다(‘2026-02-30’)."),
    ({"수강료": "-5000"}, "수강료 칸의 수가 0보다 작습니다(-5000)."),
    ({"NCS 코드": "ABC"}, "NCS 코드 칸의 코드를 알 수 없습니다(‘ABC’)."),
    ({"분야": "연금술"}, "분야 칸에 쓸 수 없는 말이 있습니다(‘연금술’)."),
    ({"정원": "=SUM(A1:A9)"}, "정원 칸에 계산식이 있습니다."),
    ({"신청 주소": "javascript:alert(1)"}, "신청 주소 칸이 인터넷 주소가 아닙니다"),
    ({"신청 시작": "2026-12-30 10:00"}, "신청 마감 칸이 신청 시작 칸보다 앞섭니다."),
]
"""Rows with a mistake each, and what the page says of them."""


def excel(rows):
    """The rows as Excel writes them, formulas as formulas."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["csv", "cp949", "xlsx"])
def test_every_bad_row_is_named_with_what_to_mend_and_the_good_one_can_be_saved(desk, kind):
    script = {
        "회차": "1",
        "제목": "엑셀 <script>alert(1)</script>",
        "내용": "<script>x()</script>표",
    }
    numbered = [{**bad, "과정번호": f"B-{n}"} for n, (bad, _) in enumerate(BAD_CELLS)]
    content = table(script, *numbered)
    if kind == "cp949":
        content = content.decode("utf-8-sig").replace("‘", "").encode("cp949")
    if kind == "xlsx":
        content = excel(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    page = send(desk.client, content)
    assert (page.status_code, page.context["taken"]) == (200, 1)
    refused = {row.line: row.remarks[0].sentence for row, _changes in page.context["rows"]}
    assert list(refused) == list(range(3, 3 + len(BAD_CELLS)))
    for (_bad, sentence), told in zip(BAD_CELLS, refused.values(), strict=True):
        assert told.startswith(sentence)
        assert html.escape(sentence, quote=False) in html.unescape(page.content.decode())
    assert not Course.objects.exists()
    take(desk.client, page)
    course = Course.objects.get()
    assert "<script" not in json.dumps(course.blocks)
    shown = desk.client.get(reverse("course", args=[course.public_id])).content.decode()
    assert "<script>alert" not in shown
    assert "<script>x()" not in shown


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "파일이 비어 있습니다."),
        (table({}).replace(b"A-101", b"\xff\xfe\x81"), "2번째 줄부터 글자를 읽을 수 없습니다."),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "옛 엑셀(.xls) 파일입니다."),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "암호가 걸린 엑셀 파일입니다.",
        ),
        (b"%PDF-1.7\n\0\0", "표로 읽을 수 없는 파일입니다."),
        (table({}) + b'"B-1,1', "표가 깨졌습니다."),
        ("이름\r\n가".encode(), "찾지 못한 칸"),
        (b"PK\x03\x04", "엑셀 파일이 손상되었습니다."),
        (b"0" * (5 * 1024 * 1024 + 1), "파일이 너무 큽니다"),
    ],
    ids=[
        *("empty", "encoding", "xls", "locked", "pdf", "quotes"),
        *("header", "excel", "large"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(desk, content, told):
    refuses(desk, content, told)


def test_a_file_that_would_fill_the_memory_says_why(desk):
    refuses(desk, bomb(), "압축을 풀면 300 MB가 되는 엑셀 파일입니다.")


def refuses(desk, content, told):
    page = send(desk.client, content)
    assert page.status_code == 422
    assert told in page.content.decode()
    assert not Course.objects.exists()


def test_no_file_is_said(desk):
    page = desk.client.post(reverse("provider_sheet"))
    assert "올릴 파일을 골라 주세요." in page.content.decode()


def test_what_is_too_large_is_not_kept_while_it_arrives(desk, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST_BYTES", 1024 * 1024)
    page = send(desk.client, b"0" * (6 * 1024 * 1024))
    assert "파일이 너무 큽니다(6 MB)" in page.content.decode()
    assert not ImportRun.objects.exists()


def test_files_to_fill_in(desk):
    desk.run(desk.course(number="A-101", publish=True))
    client = desk.client
    form = client.get(reverse("provider_form_csv")).content.decode("utf-8-sig")
    assert form.startswith("과정번호,회차,제목")
    book = load_workbook(io.BytesIO(client.get(reverse("provider_filled_xlsx")).content))
    assert [sheet.title for sheet in book] == ["강좌", "쓰는 법 How to", "쓸 수 있는 말 Words"]
    assert book.active["A2"].value == "A-101"
    filled = client.get(reverse("provider_filled_csv")).content
    page = send(client, filled)
    assert page.context["taken"] == 0


@pytest.mark.parametrize("rows", [1, 12])
def test_the_plan_asks_the_same_number_of_queries(desk, rows, django_assert_num_queries):
    client = desk.client
    page = send(client, table(*({"회차": str(one + 1)} for one in range(rows))))
    address = reverse("provider_sheet_plan", args=[page.context["sheet"].public_id])
    with django_assert_num_queries(10):
        client.get(address)
