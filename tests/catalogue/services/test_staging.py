"""Staging leaves the catalogue alone, is bounded, and knows what was left half-way."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection

from naru.catalogue.enums import Failure, ImportKind, ImportState
from naru.catalogue.models import Course, ImportRemark, ImportRun, StagedRow
from naru.catalogue.queries.known_places import KnownPlaces
from naru.catalogue.services import staging
from naru.catalogue.services.staging import Asked, ImportUnderWay, Stager
from naru.catalogue.sources.failures import NotReadable
from naru.catalogue.sources.shapes import read
from tests.accounts.factories import UserFactory
from tests.catalogue import sent
from tests.catalogue.importing import stage

HOUR = timedelta(hours=1)
LIVE = Asked(source="reservations", kind=ImportKind.LIVE)


def reads(count, **changes):
    return list(
        read((sent.reservation(f"S{n}", **changes) for n in range(count)), sent.RESERVATIONS)
    )


@pytest.mark.django_db
def test_staging_shows_nothing_in_the_catalogue(noon):
    run = stage(sent.RESERVATIONS, [sent.reservation("S1"), sent.reservation("")], at=noon)
    assert (Course.objects.count(), StagedRow.objects.count()) == (0, 1)
    assert (run.state, run.rows_read, run.rows_refused) == (ImportState.RUNNING, 2, 1)


@pytest.mark.django_db
def test_refused_row_with_a_number_is_staged_without_an_offering(noon):
    stage(sent.RESERVATIONS, [sent.reservation("S1", SVCNM="")], at=noon)
    row = StagedRow.objects.get()
    assert (row.source_id, row.offering, row.raw, row.digest) == ("S1", None, None, "")


@pytest.mark.django_db
def test_people_are_in_no_table(noon):
    stage(sent.RESERVATIONS, [sent.reservation("S1"), sent.reservation("S2", SVCNM="")], at=noon)
    kept = [str(row.raw) + str(row.offering) for row in StagedRow.objects.all()]
    kept += [remark.excerpt for remark in ImportRemark.objects.all()]
    for person in ("홍길동", "010-0000-1234"):
        assert person not in "".join(kept)


@pytest.mark.django_db
def test_remarks_are_kept_up_to_a_limit_and_counted_beyond(noon, monkeypatch):
    monkeypatch.setattr(staging, "MOST_REMARKS", 3)
    rows = [sent.reservation(f"S{n}", SVCNM="") for n in range(5)]
    run = stage(sent.RESERVATIONS, rows, at=noon)
    assert (run.remarks.count(), run.rows_refused) == (3, 5)


@pytest.mark.django_db
def test_notes_on_rows_that_were_taken_are_kept_too(noon):
    run = stage(sent.RESERVATIONS, [sent.reservation("S1", X="1", Y="2")], at=noon)
    remark = run.remarks.get()
    assert (remark.taken, remark.key, remark.reason) == (True, "S1", "POINT_LEFT_OUT")
    assert remark.sentence == "좌표가 우리나라 밖이라서 담지 않았습니다(1, 2)."


@pytest.mark.django_db
def test_staging_a_batch_takes_a_fixed_number_of_statements(noon, django_assert_num_queries):
    run = staging.open_import(LIVE, at=noon)
    stager = Stager(run, KnownPlaces())
    # Once: how to pack. Then rows, remarks, counts.
    for count, statements in ((1, 4), (30, 3)):
        with django_assert_num_queries(statements):
            stager.stage(reads(count, X="1", Y="2"))


@pytest.mark.django_db
def test_what_a_file_import_left_half_way_is_thrown_away(noon):
    left = stage(sent.RESERVATIONS, [sent.reservation("S1")], at=noon)
    asked = Asked(source="reservations", kind=ImportKind.FILE, by=UserFactory())
    run = staging.open_import(asked, at=noon + HOUR)
    left.refresh_from_db()
    assert (left.state, left.failure, left.ended_at) == ("BROKEN", "STOPPED", noon + HOUR)
    assert (run.pk != left.pk, StagedRow.objects.count(), run.by) == (True, 0, asked.by)


@pytest.mark.django_db
def test_live_import_goes_on_where_it_broke(noon):
    run = staging.open_import(LIVE, at=noon)
    Stager(run, KnownPlaces()).stage(reads(3), position={"leg": 0, "page": 2})
    again = staging.open_import(LIVE, at=noon + HOUR)
    assert (again.pk, again.state, again.ended_at) == (run.pk, ImportState.RUNNING, None)
    assert again.position == {"leg": 0, "page": 2, "staged": 3}
    assert (again.rows_read, StagedRow.objects.count()) == (3, 3)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "hours", "lost"),
    [
        (LIVE, 7, False),
        (LIVE, 1, True),
        (Asked(source="reservations", kind=ImportKind.FILE), 1, False),
        (
            Asked(
                source="reservations",
                kind=ImportKind.LIVE,
                window=(date(2026, 12, 1), date(2026, 12, 31)),
            ),
            1,
            False,
        ),
    ],
    ids=["too old", "staged rows lost", "a file now", "another window"],
)
def test_live_import_begins_anew_when_it_cannot_go_on(noon, asked, hours, lost):
    run = staging.open_import(LIVE, at=noon)
    Stager(run, KnownPlaces()).stage(reads(3), position={"leg": 0, "page": 2})
    if lost:
        StagedRow.objects.first().delete()
    again = staging.open_import(asked, at=noon + hours * HOUR)
    assert (again.pk == run.pk, StagedRow.objects.count()) == (False, 0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("failure", "state", "staged"),
    [
        (Failure.BROKEN_TABLE, ImportState.REFUSED, 0),
        (Failure.UNREACHABLE, ImportState.BROKEN, 1),
        (Failure.STOPPED, ImportState.BROKEN, 1),
    ],
)
def test_import_that_was_not_applied_says_why(noon, failure, state, staged):
    run = stage(sent.RESERVATIONS, [sent.reservation("S1")], at=noon)
    wrong = NotReadable(failure, line=7, tries=5, why="HTTP 503")
    staging.end_unapplied(run, wrong, at=noon)
    run.refresh_from_db()
    assert (run.state, run.failure, StagedRow.objects.count()) == (state, failure, staged)
    assert run.failure_sentence == str(wrong)


@pytest.mark.django_db(transaction=True)
def test_one_source_is_imported_once_at_a_time():
    """The second is refused while the first holds the source, and may begin when it lets go."""
    tried = []

    def second(source):
        try:
            with staging.only_one(source):
                tried.append("held")
        except ImportUnderWay:
            tried.append("refused")
        finally:
            connection.close()

    def try_it(source):
        thread = threading.Thread(target=second, args=[source])
        thread.start()
        thread.join()

    with staging.only_one("reservations"):
        try_it("reservations")
        try_it("campus")
    try_it("reservations")
    assert tried == ["refused", "held", "held"]


@pytest.mark.django_db
def test_digest_tells_a_changed_row_and_a_changed_understanding(noon):
    run = stage(sent.RESERVATIONS, [sent.reservation("S1"), sent.reservation("S2")], at=noon)
    rows = [sent.reservation("S1", GUBUN="연계"), sent.reservation("S2")]
    changed = sent.RESERVATIONS.model_copy(update={"fields": {"컴퓨터": "career"}})
    digests = dict(StagedRow.objects.order_by("pk").values_list("source_id", "digest"))
    ImportRun.objects.filter(pk=run.pk).delete()
    stage(sent.RESERVATIONS, rows, at=noon)
    raw = dict(StagedRow.objects.order_by("pk").values_list("source_id", "digest"))
    assert [digests[n] == raw[n] for n in ("S1", "S2")] == [False, True]
    stage(changed, rows, at=noon)
    understood = dict(StagedRow.objects.order_by("pk").values_list("source_id", "digest"))
    assert [raw[n] == understood[n] for n in ("S1", "S2")] == [False, False]
