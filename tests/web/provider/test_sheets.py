"""A spreadsheet in the browser: shown before it is saved, mended by a file of its own."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from naru.catalogue.models import Course, ImportRun, Run
from naru.web import uploads
from tests.catalogue.sheets import table
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db
BAD = {"회차": "2", "정원": "스무 명쯤"}


@pytest.fixture
def desk():
    return Desk()


def send(client, content, name="과정.csv"):
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
    assert "그 사이 과정이 바뀌었습니다." in again.content.decode()
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


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "파일이 비어 있습니다."),
        ("이름\r\n가".encode(), "찾지 못한 칸"),
        (b"PK\x03\x04", "엑셀 파일이 손상되었습니다."),
        (b"0" * (5 * 1024 * 1024 + 1), "파일이 너무 큽니다"),
    ],
    ids=["empty", "header", "excel", "large"],
)
def test_a_file_that_cannot_be_read_says_why(desk, content, told):
    page = send(desk.client, content)
    assert page.status_code == 422
    assert told in page.content.decode()


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
    assert [sheet.title for sheet in book] == ["과정", "쓰는 법 How to", "쓸 수 있는 말 Words"]
    assert book.active["A2"].value == "A-101"
    filled = client.get(reverse("provider_filled_csv")).content
    page = send(client, filled)
    assert page.context["taken"] == 0


@pytest.mark.parametrize("rows", [1, 12])
def test_the_plan_asks_the_same_number_of_queries(desk, rows, django_assert_num_queries):
    client = desk.client
    page = send(client, table(*({"회차": str(one + 1)} for one in range(rows))))
    address = reverse("provider_sheet_plan", args=[page.context["sheet"].public_id])
    with django_assert_num_queries(13):
        client.get(address)
