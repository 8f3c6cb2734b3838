"""A whole source at once: new, changed, unchanged, gone, back, and the same thing from two."""

from datetime import date, timedelta

import pytest
from django.db import connection

from naru.catalogue.enums import ImportKind, ImportState, Join
from naru.catalogue.models import Course, Provider, Run, Session, SourceRecord, StagedRow
from naru.catalogue.services import applying
from tests.catalogue import sent
from tests.catalogue.importing import bring, catalogue, counts, stage
from tests.places.factories import DistrictFactory, PlaceFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def district():
    return DistrictFactory(name_ko="가온구")


def reservations(*numbers, **changes):
    return [sent.reservation(f"S{number}", **changes) for number in numbers]


def titles():
    return list(Course.objects.present().order_by("title").values_list("title", flat=True))


def test_first_import_writes_course_run_and_record(noon, district):
    run = bring(sent.RESERVATIONS, reservations(1), at=noon)
    assert (run.state, counts(run)) == (ImportState.DONE, {"rows_read": 1, "rows_new": 1})
    course, offered = Course.objects.get(), Run.objects.get()
    record = SourceRecord.objects.get()
    assert (course.title, course.provider.name, course.age_from, course.age_to) == (
        "엑셀 <장부> 교실 & 나눔",
        "새빛재단",
        55,
        None,
    )
    assert (offered.starts_on, offered.last_on, offered.fee_won, offered.district) == (
        date(2026, 12, 1),
        date(2026, 12, 22),
        0,
        district,
    )
    assert (record.join, record.raw["SVCID"], "홍길동" in str(record.raw)) == (
        Join.OWN,
        "S1",
        False,
    )
    assert not StagedRow.objects.exists()


def test_same_file_twice_changes_nothing(noon, district):
    rows = [*reservations(1, 2, 3)]
    bring(sent.RESERVATIONS, rows, at=noon)
    bring(sent.FORM, [sent.form("A-1"), sent.form("A-2")], at=noon)
    before = catalogue()
    run = bring(sent.RESERVATIONS, rows, at=noon + DAY)
    form = bring(sent.FORM, [sent.form("A-1"), sent.form("A-2")], at=noon + DAY)
    assert counts(run) == {"rows_read": 3, "rows_unchanged": 3}
    assert counts(form) == {"rows_read": 2, "rows_unchanged": 2}
    assert catalogue() == before


def test_changed_row_changes_its_course_and_run_alone(noon):
    bring(sent.RESERVATIONS, reservations(1, 2), at=noon)
    rows = [*reservations(1, SVCNM="새 제목", RCPTENDDT="2026-12-05 18:00:00.0"), *reservations(2)]
    run = bring(sent.RESERVATIONS, rows, at=noon + DAY)
    assert counts(run) == {"rows_read": 2, "rows_changed": 1, "rows_unchanged": 1}
    changed = Course.objects.get(changed_at=noon + DAY)
    assert (changed.title, Run.objects.get(changed_at=noon + DAY).course) == ("새 제목", changed)


def test_apply_tells_which_courses_to_index_anew(noon):
    bring(sent.RESERVATIONS, reservations(1, 2, 3), at=noon)
    by_number = dict(SourceRecord.objects.values_list("source_id", "course_id"))
    run = stage(
        sent.RESERVATIONS,
        [*reservations(1), *reservations(2, PAYATNM="유료"), *reservations(4)],
        at=noon + DAY,
    )
    touched = applying.apply(run, priority=60, at=noon + DAY)
    new = SourceRecord.objects.get(source_id="S4").course_id
    assert touched == sorted([by_number["S2"], by_number["S3"], new])


def test_row_that_is_not_sent_any_more_is_gone_and_comes_back(noon):
    bring(sent.RESERVATIONS, reservations(1, 2, 3), at=noon)
    gone = bring(sent.RESERVATIONS, reservations(1, 2), at=noon + DAY)
    assert counts(gone) == {"rows_read": 2, "rows_unchanged": 2, "rows_gone": 1}
    record = SourceRecord.objects.get(source_id="S3")
    assert (record.gone_at, record.run.gone_at, record.course.gone_at) == (noon + DAY,) * 3
    assert (Course.objects.count(), Course.objects.present().count()) == (3, 2)
    back = bring(sent.RESERVATIONS, reservations(1, 2, 3), at=noon + 2 * DAY)
    assert counts(back) == {"rows_read": 3, "rows_unchanged": 3, "rows_back": 1}
    record = SourceRecord.objects.get(source_id="S3")
    assert (record.gone_at, record.run.gone_at, record.course.gone_at) == (None,) * 3


@pytest.mark.parametrize(("left", "gone"), [(4, 0), (5, 5), (9, 1), (0, 0)])
def test_source_that_shrinks_by_half_is_not_believed(noon, left, gone):
    bring(sent.RESERVATIONS, reservations(*range(10)), at=noon)
    run = bring(sent.RESERVATIONS, reservations(*range(left)), at=noon + DAY)
    assert (run.rows_gone, run.gone_withheld) == (gone, 10 - left - gone)
    assert Course.objects.present().count() == 10 - gone


def test_loss_that_somebody_looked_at_is_believed(noon):
    bring(sent.RESERVATIONS, reservations(*range(10)), at=noon)
    run = bring(sent.RESERVATIONS, reservations(1), at=noon + DAY, believe_loss=True)
    assert (run.rows_gone, titles()) == (9, ["엑셀 <장부> 교실 & 나눔"])


def test_source_that_was_not_read_to_its_end_loses_nothing(noon):
    bring(sent.RESERVATIONS, reservations(*range(10)), at=noon)
    run = stage(sent.RESERVATIONS, reservations(*range(9)), at=noon + DAY)
    run.kind, run.complete = ImportKind.LIVE, False
    applying.apply(run, priority=60, at=noon + DAY)
    assert (run.rows_gone, run.gone_withheld) == (0, 1)


def test_window_says_nothing_about_days_outside_it(noon):
    december = [sent.training("C1"), sent.training("C2")]
    february = [sent.training("C3", traStartDate="2027-02-01", traEndDate="2027-02-27")]
    bring(sent.TRAINING, [*december, *february], at=noon)
    window = (date(2026, 12, 1), date(2026, 12, 31))
    run = bring(sent.TRAINING, [sent.training("C1")], at=noon + DAY, window=window)
    assert counts(run) == {"rows_read": 1, "rows_unchanged": 1, "rows_gone": 1}
    gone = SourceRecord.objects.get(gone_at__isnull=False)
    assert gone.course_key.startswith("C2-")


def test_providers_file_says_nothing_about_other_providers(noon):
    bring(sent.FORM, [sent.form("A-1"), sent.form("A-2")], at=noon, scope="saebit")
    bring(sent.FORM, [sent.form("A-1")], at=noon, scope="narae")
    assert Course.objects.count() == 3
    run = bring(sent.FORM, [sent.form("A-2")], at=noon + DAY, scope="saebit")
    assert run.rows_gone == 1
    gone = SourceRecord.objects.get(gone_at__isnull=False)
    assert (gone.scope, gone.source_id) == ("saebit", "saebit/A-1/1")


def test_bad_row_never_stops_the_rest_and_its_record_stays(noon):
    bring(sent.RESERVATIONS, reservations(1, 2), at=noon)
    rows = [
        *reservations(1, RCPTBGNDT="2026-02-30"),
        *reservations(2, SVCNM="새 제목"),
        {"\0row": "무엇"},
        *reservations(3, SVCID=""),
        *reservations(4),
    ]
    run = bring(sent.RESERVATIONS, rows, at=noon + DAY)
    assert counts(run) == {"rows_read": 5, "rows_changed": 1, "rows_new": 1, "rows_refused": 3}
    assert list(run.remarks.order_by("number").values_list("number", "key", "reason", "taken")) == [
        (1, "S1", "BAD_DATE", False),
        (3, "", "NOT_A_ROW", False),
        (4, "", "NO_ID", False),
    ]
    assert SourceRecord.objects.get(source_id="S1").gone_at is None
    assert titles() == ["새 제목", "엑셀 <장부> 교실 & 나눔", "엑셀 <장부> 교실 & 나눔"]


def test_id_sent_twice_counts_once_and_the_later_row_wins(noon):
    run = bring(sent.RESERVATIONS, [*reservations(1), *reservations(1, SVCNM="나중 제목")], at=noon)
    assert counts(run) == {"rows_read": 2, "rows_new": 1, "rows_repeated": 1}
    assert titles() == ["나중 제목"]


def test_rounds_of_one_course_are_runs_of_it_and_the_latest_tells_of_the_course(noon):
    rows = [
        sent.training(degree="3"),
        sent.training(
            degree="4", traStartDate="2027-03-01", traEndDate="2027-04-30", contents="새 내용"
        ),
    ]
    bring(sent.TRAINING, rows, at=noon)
    course = Course.objects.get()
    assert [run.label for run in course.runs.order_by("starts_on")] == ["3회차", "4회차"]
    assert course.summary == "새 내용"
    later = sent.training(
        degree="5", traStartDate="2027-05-01", traEndDate="2027-06-30", contents="더 새것"
    )
    bring(sent.TRAINING, [*rows, later], at=noon + DAY)
    course.refresh_from_db()
    assert (Course.objects.count(), Run.objects.count(), course.summary) == (1, 3, "더 새것")


def test_sessions_that_stay_keep_their_identity(noon):
    bring(sent.FORM, [sent.form()], at=noon)
    kept = Session.objects.get(starts_at__date="2026-12-08")
    days = "2026-12-08, 2026-12-15"
    bring(sent.FORM, [sent.form(수업일=days, 종료일="2026-12-15")], at=noon + DAY)
    assert [f"{s.starts_at:%m-%d}" for s in Session.objects.order_by("starts_at")] == [
        "12-08",
        "12-15",
    ]
    assert Session.objects.filter(pk=kept.pk).exists()


def test_skills_follow_the_file(noon):
    bring(sent.FORM, [sent.form()], at=noon)
    bring(sent.FORM, [sent.form(**{"배우는 기술": "엑셀, 세금", "NCS 판": "2026"})], at=noon + DAY)
    skills = (
        Course.objects.get().skills.order_by("name").values_list("name", "ncs_code", "ncs_version")
    )
    assert list(skills) == [("", "02030202", "2026"), ("세금", "", ""), ("엑셀", "", "")]


def test_value_that_a_source_takes_back_is_unknown_again(noon):
    bring(sent.RESERVATIONS, reservations(1), at=noon)
    bring(
        sent.RESERVATIONS,
        reservations(1, USETGTINFO="", PAYATNM="", DTLCONT="", X=""),
        at=noon + DAY,
    )
    course, run = Course.objects.get(), Run.objects.get()
    assert (course.age_rule_known, course.age_from, course.blocks) == (False, None, [])
    assert (run.payer, run.fee_won, run.latitude) == ("UNKNOWN", None, None)


def test_places_and_districts_of_ours_are_recognised(noon, district):
    place = PlaceFactory(
        name_ko="새빛 캠퍼스",
        district=district,
        address="새길 9",
        latitude=37.1,
        longitude=127.1,
        coordinate_confidence="HIGH",
    )
    bring(sent.RESERVATIONS, reservations(1, X="", Y="", AREANM=""), at=noon)
    run = Run.objects.get()
    assert (run.place, run.district, run.latitude, run.address) == (place, district, 37.1, "새길 9")


def test_place_that_becomes_known_later_is_taken_up_by_the_same_file(noon, district):
    bring(sent.RESERVATIONS, reservations(1), at=noon)
    place = PlaceFactory(name_ko="새빛캠퍼스", district=district)
    run = bring(sent.RESERVATIONS, reservations(1), at=noon + DAY)
    assert (counts(run)["rows_changed"], Run.objects.get().place) == (1, place)


def test_provider_is_one_however_it_is_spaced(noon):
    rows = [*reservations(1, PLACENM="새빛 재단>가"), *reservations(2, PLACENM="새빛재단>나")]
    bring(sent.RESERVATIONS, rows, at=noon)
    assert Provider.objects.count() == 1


def test_statements_take_any_length_of_time(noon):
    run = stage(sent.RESERVATIONS, reservations(1), at=noon)
    applying.apply(run, priority=60, at=noon)
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)
