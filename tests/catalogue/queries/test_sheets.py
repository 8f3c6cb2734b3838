"""What a file would change is told row by row, and nothing is written."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from naru.catalogue.models import Course, Run
from naru.catalogue.queries import sheets
from naru.catalogue.queries.sheets import Kind
from naru.catalogue.services.own import courses
from naru.catalogue.sources import template
from tests.catalogue.own import AT, Staff
from tests.catalogue.sheets import apply, plan, read, table

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Seoul")
ENGLISH = {
    "title_en": "Shop accounts",
    "summary_en": "Moving accounts to Excel.",
    "blocks_en": [{"kind": "heading", "text": "First week"}],
    "outlook_en": "You can close the books.",
}


@pytest.fixture
def staff():
    return Staff()


def kinds(found):
    return [(row.line, row.kind, row.course_number, row.run_number) for row in found.rows]


def test_rows_are_new_changed_the_same_or_to_be_mended(staff, tmp_path):
    course = staff.course(number="A-101", publish=True)
    staff.run(course)
    staff.run(course, number="2")
    second = {"회차": "2", "정원": "25"}
    found = plan(
        staff,
        read(
            staff,
            tmp_path,
            table(
                {"요일": ""},
                second,
                {"회차": "3"},
                {"과정번호": "B"},
                {"회차": "4", "정원": "스물"},
            ),
        ),
    )
    assert kinds(found) == [
        (2, Kind.SAME, "A-101", "1"),
        (3, Kind.CHANGED, "A-101", "2"),
        (4, Kind.NEW, "A-101", "3"),
        (5, Kind.NEW, "B", "1"),
        (6, Kind.REFUSED, "A-101", "4"),
    ]
    assert found.rows[1].all_changes == {"capacity": [20, 25]}
    assert [remark.reason for remark in found.rows[4].remarks] == ["BAD_NUMBER"]
    assert found.counts == {Kind.NEW: 2, Kind.CHANGED: 1, Kind.SAME: 1, Kind.REFUSED: 1}
    assert (Course.objects.count(), Run.objects.count()) == (1, 2)


def test_a_change_of_the_course_stands_with_its_first_row(staff, tmp_path):
    course = staff.course(number="A-101", publish=True)
    staff.run(course)
    staff.run(course, number="2")
    found = plan(
        staff,
        read(staff, tmp_path, table({"제목": "가게 장부"}, {"제목": "가게 장부", "회차": "2"})),
    )
    assert [row.kind for row in found.rows] == [Kind.CHANGED, Kind.SAME]
    assert found.rows[0].all_changes == {"title": ["엑셀로 배우는 가게 장부", "가게 장부"]}


def test_the_digest_follows_what_stands(staff, tmp_path):
    staff.run(staff.course(number="A-101", publish=True))
    sheet = read(staff, tmp_path, table({"정원": "25"}))
    before = plan(staff, sheet).digest
    assert plan(staff, sheet).digest == before
    Run.objects.update(capacity=21)
    assert plan(staff, sheet).digest != before


def test_what_was_taken_back_comes_back(staff, tmp_path):
    course = staff.course(number="A-101", publish=True)
    staff.run(course)
    courses.take_back_course(course_id=course.pk, by=staff.user, at=AT)
    found = plan(staff, read(staff, tmp_path, table({})))
    assert [(row.kind, row.comes_back) for row in found.rows] == [(Kind.CHANGED, True)]


@pytest.mark.parametrize("rows", [1, 12])
def test_as_many_queries_for_one_row_as_for_many(
    staff, tmp_path, rows, django_assert_max_num_queries
):
    for number in range(rows):
        staff.run(staff.course(number=f"C{number}", publish=True))
    sheet = read(
        staff,
        tmp_path,
        table(*({"과정번호": f"C{number}", "정원": "25"} for number in range(rows))),
    )
    provider = staff.provider
    with django_assert_max_num_queries(6):
        assert sheets.plan_of(sheet, provider).counts[Kind.CHANGED] == rows


def test_what_is_written_here_comes_back_unchanged(staff, tmp_path):
    """The file of a provider's courses, handed in as it is, changes nothing."""
    first = staff.course(number="A-101", publish=True, hours="4.5", **ENGLISH)
    staff.run(first)
    told = {"status": "FULL", "payer": "SHARED", "apply_words": "방문", "materials_won": 5000}
    staff.run(first, number="여름반", **told)
    untold = dict.fromkeys(("age_from", "age_to"))
    always = staff.course(
        title="언제나", mode="ONLINE", residence="UNKNOWN", age_rule_known=False, **untold
    )
    undated = dict.fromkeys(("starts_on", "last_on", "daily_from", "daily_to", "capacity"))
    free = {"schedule": "ALWAYS", "payer": "NOBODY", "fee_won": 0}
    staff.run(always, **undated, **free, weekdays=[], sessions=[])
    rows = sheets.form_rows(staff.provider, ZONE)
    sheet = read(staff, tmp_path, template.csv_table(template.header(), rows))
    found = plan(staff, sheet)
    assert [(row.kind, row.all_changes) for row in found.rows] == [(Kind.SAME, {})] * 3


def test_refused_rows_come_with_what_to_mend(staff, tmp_path):
    sheet = read(staff, tmp_path, table({}, {"회차": "2", "정원": "-3", "방식": "달나라"}))
    apply(staff, sheet)
    ((raw, why),) = sheets.refused_rows(sheet)
    assert (raw["회차"], raw["정원"]) == ("2", "-3")
    assert "방식" in why
    assert "정원" in why


def test_files_are_the_organisations_own(staff, tmp_path):
    sheet = read(staff, tmp_path, table({}))
    assert list(sheets.sheets_of(staff.organisation)) == [sheet]
    assert list(sheets.sheets_of(Staff().organisation)) == []
    assert sheet.started_at.astimezone(ZONE).date() == date(2026, 11, 24)
