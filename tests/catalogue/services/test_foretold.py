"""What was foretold beside an import is what search makes of the courses afterwards."""

import threading
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import DataError, connections, transaction

from naru.catalogue.index import writing
from naru.catalogue.models import (
    SearchEntry,
    SearchLexeme,
    SearchTerm,
    SourceRecord,
    StagedEntry,
)
from naru.catalogue.pack import connectors
from naru.catalogue.services import applying, foretold
from tests.catalogue import sent
from tests.catalogue.factories import ProviderFactory
from tests.catalogue.importing import bring, stage
from tests.places.factories import DistrictFactory, PlaceFactory

pytestmark = pytest.mark.django_db(transaction=True)
SOURCES = connectors(settings.BASE_DIR / "cities" / "seoul", time_zone="Asia/Seoul")
KEPT = {
    SearchEntry: ("course_id", "vector", "title", "offers"),
    SearchTerm: ("text", "strokes", "initials", "courses", "common"),
    SearchLexeme: ("lexeme",),
}


def kept():
    """Everything that search keeps, without the numbers of its rows; then it is forgotten."""
    told = {
        model.__name__: sorted(map(repr, model.objects.values_list(*columns)))
        for model, columns in KEPT.items()
    }
    for model in KEPT:
        model.objects.all().delete()
    return told


def applied(connector, rows, at, *, at_a_time=100):
    """Import rows as if they were many; the courses that were not foretold."""
    run = stage(connector, rows, at=at)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(foretold, "MANY", 1)
        patch.setattr(foretold, "AT_A_TIME", at_a_time)
        return applying.apply(run, priority=connector.priority, at=at)


def same_as_anew(connector, rows, at, *, at_a_time=100):
    """Import rows; how many courses were not foretold, if all are the same."""
    kept()
    again = applied(connector, rows, at, at_a_time=at_a_time)
    told = kept()
    records = SourceRecord.objects.filter(source=connector.name)
    writing.refresh(records.values_list("course_id", flat=True))
    assert told == kept()
    assert not StagedEntry.objects.exists()
    return len(again)


def reservations():
    """Rows that differ in all that search reads, one of them not offered any more."""
    return [
        sent.reservation("S1"),
        sent.reservation("S2", SVCNM="C++ 2급 ①", PLACENM="온라인", X="", Y="", AREANM=""),
        sent.reservation("S3", SVCNM="도배", USETGTINFO="나래구민", PAYATNM="유료", V_MIN="19:00"),
        sent.reservation("S4", SVCSTATNM="취소", DTLCONT="<ul><li>가</li></ul>"),
        sent.reservation("S5", USETGTINFO="라온구민(40세 이상)", PLACENM="새빛재단>아는곳"),
        sent.reservation("S6", SVCNM=""),
    ]


def test_reservations_are_foretold(noon):
    there = DistrictFactory(name_ko="나래구")
    PlaceFactory(name_ko="아는곳", district=there)
    assert same_as_anew(sent.RESERVATIONS, reservations(), noon) == 0


def test_many_are_foretold_a_few_at_a_time(noon):
    assert same_as_anew(sent.RESERVATIONS, reservations(), noon, at_a_time=2) == 0


def test_courses_with_skills_and_sessions_are_foretold(noon):
    rows = [sent.form(), sent.form("2", 강좌명="다른 강좌")]
    assert same_as_anew(sent.FORM, rows, noon) == 0


def test_what_others_tell_of_too_is_read_again(noon):
    bring(sent.CAMPUS, [sent.campus("1", LCT_NM="도배", CR_URL=reserved("S3"))], at=noon)
    rows = [*reservations(), sent.reservation("S1", SVCNM="같은 번호")]
    assert same_as_anew(sent.RESERVATIONS, rows, noon) == 1


def test_several_runs_of_a_course_are_read_again(noon):
    rows = [sent.training("C1", "1"), sent.training("C1", "2"), sent.training("C2", "1")]
    assert same_as_anew(sent.TRAINING, rows, noon) == 1


def test_provider_known_by_another_spelling_is_told_as_we_know_it(noon):
    ProviderFactory(name="새빛 재단", key="새빛재단")
    assert same_as_anew(sent.RESERVATIONS, reservations()[:2], noon) == 0


def test_new_courses_of_a_source_that_is_known_are_foretold(noon):
    bring(sent.RESERVATIONS, reservations()[:1], at=noon)
    rows = [sent.reservation("S1", SVCNM="새 제목"), *reservations()[1:]]
    told = applied(sent.RESERVATIONS, rows, noon + timedelta(hours=1))
    changed = SourceRecord.objects.get(source_id="S1").course_id
    assert told == [changed]
    assert SearchEntry.objects.count() == 5


def test_a_few_are_read_again(noon):
    run = stage(sent.RESERVATIONS, reservations(), at=noon)
    assert len(applying.apply(run, priority=60, at=noon)) == 5


def test_where_no_connection_is_to_spare_all_are_read_again(noon, monkeypatch):
    connections["default"].ensure_connection()
    monkeypatch.setitem(connections.settings["default"], "PORT", "1")
    assert same_as_anew(sent.RESERVATIONS, reservations(), noon) == 5


def test_what_was_staged_in_the_same_transaction_is_read_again(noon):
    with transaction.atomic():
        assert same_as_anew(sent.RESERVATIONS, reservations(), noon) == 5


def test_an_import_that_breaks_off_lets_go_of_the_thread(noon, monkeypatch):
    monkeypatch.setitem(applying.sql.__dict__, "UPDATE", ("SELECT 1 / 0",))
    with pytest.raises(DataError):
        applied(sent.RESERVATIONS, reservations(), noon)
    assert not [one for one in threading.enumerate() if "ThreadPool" in one.name]
    monkeypatch.undo()
    assert same_as_anew(sent.RESERVATIONS, reservations(), noon + timedelta(hours=1)) == 0


def reserved(number):
    return sent.reservation(number)["SVCURL"]
