"""A spreadsheet is applied as it was shown, or not at all."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from naru.audit.models import Entry
from naru.catalogue.enums import ImportState, Reason
from naru.catalogue.models import (
    Course,
    ImportRemark,
    ImportRun,
    Run,
    SearchEntry,
    Session,
    SourceRecord,
    StagedRow,
)
from naru.catalogue.queries import facts
from naru.catalogue.services.own import runs
from naru.catalogue.services.own.sheets import MOST_ROWS, PlanChanged, SheetReplaced
from naru.catalogue.sources import template
from tests.catalogue.own import AT, COURSE, RUN, Staff
from tests.catalogue.sheets import ROW, apply, plan, read, table
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return Staff()


def reasons(sheet):
    remarks = ImportRemark.objects.filter(import_run=sheet).order_by("number", "pk")
    return list(remarks.values_list("number", "reason"))


def test_a_new_course_is_published_found_and_on_record(staff, tmp_path):
    sheet = apply(staff, read(staff, tmp_path, table({"요일": ""})))
    course = Course.objects.present().get()
    run = Run.objects.present().get()
    assert facts.run_facts(run) == RUN
    told = facts.course_facts(course)
    assert {**told, "skills": []} == {**COURSE, "skills": []}
    assert (course.number, run.number, run.label) == ("A-101", "1", "1회차")
    assert [offer[0] for offer in SearchEntry.objects.get().offers] == [run.pk]
    record = SourceRecord.objects.get()
    assert (record.source, record.import_run, record.raw["제목"]) == ("here", sheet, ROW["제목"])
    actions = Entry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == [
        "provider.linked",
        "course.made",
        "course.run_made",
        "catalogue.imported",
    ]


def test_new_ones_can_wait_as_drafts(staff, tmp_path):
    apply(staff, read(staff, tmp_path, table({})), publish=False)
    assert Course.objects.get().is_draft
    assert Run.objects.get().is_draft
    apply(staff, read(staff, tmp_path, table({"정원": "25"})), publish=True)
    assert Course.objects.get().is_draft
    assert Run.objects.get().capacity == 25


def test_twice_the_same_changes_nothing(staff, tmp_path):
    content = table({}, {"회차": "2"}, {"과정번호": "B"})
    first = apply(staff, read(staff, tmp_path, content))
    before = list(Run.objects.order_by("pk").values()), list(Session.objects.values())
    second = apply(staff, read(staff, tmp_path, content))
    assert (first.rows_new, second.rows_new, second.rows_unchanged) == (3, 0, 3)
    assert (list(Run.objects.order_by("pk").values()), list(Session.objects.values())) == before


def test_a_bad_row_does_not_stop_the_rest(staff, tmp_path):
    content = table({}, {"회차": "2", "시작일": "2026-02-30"}, {"제목": "", "회차": "3"})
    sheet = apply(staff, read(staff, tmp_path, content))
    assert (sheet.rows_read, sheet.rows_new, sheet.rows_refused) == (3, 1, 2)
    assert reasons(sheet) == [(2, "BAD_DATE"), (3, "NO_TITLE")]
    assert StagedRow.objects.filter(import_id=sheet.pk).count() == 2


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ([{}, {}], [(2, Reason.REPEATED)]),
        ([{}, {"회차": "2", "제목": "다른 제목"}], [(2, Reason.TWO_WORDS)]),
        ([{"과정번호": "가" * 41}], [(1, Reason.TOO_LONG)]),
        ([{"수강료": "-1"}], [(1, Reason.NEGATIVE)]),
        ([{"수강료": "=1+1"}], [(1, Reason.FORMULA), (1, Reason.BAD_NUMBER)]),
        ([{"제목": "가" * 10_000}], [(1, Reason.TOO_LONG)]),
        ([{"NCS 코드": "12345"}], [(1, Reason.UNKNOWN_CODE)]),
        ([{"분야": "없는 분야"}], [(1, Reason.UNKNOWN_WORD)]),
    ],
)
def test_mistakes_are_named_row_by_row(staff, tmp_path, changes, found):
    assert reasons(read(staff, tmp_path, table(*changes))) == found


def test_later_rows_may_leave_out_what_the_first_says_of_the_course(staff, tmp_path):
    blank = dict.fromkeys(("요약", "내용", "나이", "사는 곳", "배우는 기술", "NCS 코드"), "")
    apply(staff, read(staff, tmp_path, table({}, {**blank, "NCS 판": "", "회차": "2"})))
    assert Course.objects.get().summary == COURSE["summary"]
    assert Run.objects.count() == 2


def test_a_title_with_a_script_is_text(staff, tmp_path):
    apply(staff, read(staff, tmp_path, table({"내용": "<script>alert(1)</script><p>안녕</p>"})))
    assert Course.objects.get().blocks == [{"kind": "paragraph", "text": "안녕"}]


def test_what_changed_meanwhile_is_shown_anew(staff, tmp_path):
    apply(staff, read(staff, tmp_path, table({"요일": ""})))
    sheet = read(staff, tmp_path, table({"요일": "", "정원": "25"}))
    shown = plan(staff, sheet).digest
    run = Run.objects.get()
    told = {**RUN, "teacher_words": "회계 사무소 15년"}
    runs.change_run(run_id=run.pk, number="1", told=told, seen=run.changed_at, by=staff.user, at=AT)
    with refused(PlanChanged):
        apply(staff, sheet, digest=shown)
    assert Run.objects.get().capacity == 20
    apply(staff, sheet)
    assert (Run.objects.get().capacity, Run.objects.get().teacher_words) == (25, "")


def test_a_file_is_applied_once_and_only_while_it_is_the_latest(staff, tmp_path):
    first = read(staff, tmp_path, table({}))
    second = read(staff, tmp_path, table({"회차": "2"}))
    with refused(SheetReplaced):
        apply(staff, first, digest="0")
    apply(staff, second)
    with refused(SheetReplaced):
        apply(staff, second, digest="0")
    assert [run.number for run in Run.objects.all()] == ["2"]


def test_two_providers_do_not_meet(staff, tmp_path):
    other = Staff()
    mine, theirs = read(staff, tmp_path, table({})), read(other, tmp_path, table({}))
    apply(staff, mine)
    apply(other, theirs)
    providers = Course.objects.order_by("pk").values_list("provider", flat=True)
    assert list(providers) == [staff.provider.pk, other.provider.pk]


def excel(rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_excel_and_cp949_say_the_same(staff, tmp_path):
    text = table({}).decode("utf-8-sig")
    values = [ROW.get(name, "") for name in template.header()]
    contents = [text.encode("cp949"), excel([template.header(), values])]
    for content in contents:
        sheet = read(staff, tmp_path, content)
        assert (sheet.rows_read, reasons(sheet)) == (1, [])


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 130 * 1024 * 1024)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "failure"),
    [
        (b"", "EMPTY_FILE"),
        (b"\x00" * (5 * 1024 * 1024 + 1), "TOO_BIG"),
        ("이름,나이\r\n가,1\r\n".encode(), "NO_HEADER"),
        (",".join(template.header()).encode(), "NO_ROWS"),
        (b"\xd0\xcf\x11\xe0 old", "OLD_EXCEL"),
        (b"PK\x03\x04 broken", "BAD_EXCEL"),
        (b"\x80\x80\n" * 100, "BAD_ENCODING"),
        (table(*({"회차": str(n)} for n in range(MOST_ROWS + 1))), "TOO_MANY_ROWS"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_says_why(staff, tmp_path, content, failure):
    refuses(staff, tmp_path, content, failure)


def test_a_file_that_would_fill_the_memory_says_why(staff, tmp_path):
    refuses(staff, tmp_path, bomb(), "ZIP_BOMB")


def refuses(staff, tmp_path, content, failure):
    sheet = read(staff, tmp_path, content)
    assert (sheet.state, sheet.failure) == (ImportState.REFUSED, failure)
    assert sheet.failure_sentence
    assert not StagedRow.objects.exists()


def test_the_report_counts_every_row(staff, tmp_path):
    apply(staff, read(staff, tmp_path, table({}, {"회차": "2"})))
    content = table({}, {"회차": "2", "정원": "9"}, {"회차": "3"}, {"회차": "4", "정원": "x"})
    sheet = apply(staff, read(staff, tmp_path, content))
    counts = ImportRun.objects.values_list(
        "state", "rows_read", "rows_new", "rows_changed", "rows_unchanged", "rows_refused"
    )
    assert counts.get(pk=sheet.pk) == ("DONE", 4, 1, 1, 1, 1)
