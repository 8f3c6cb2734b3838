"""What was foretold while a source was read is what search makes of the courses afterwards."""

from datetime import timedelta

import pytest
from django.conf import settings

from naru.catalogue.index import writing
from naru.catalogue.models import SearchEntry, SearchLexeme, SearchTerm, SourceRecord, StagedRow
from naru.catalogue.pack import connectors
from naru.catalogue.services import applying, foretold
from tests.catalogue import sent
from tests.catalogue.factories import ProviderFactory
from tests.catalogue.importing import bring, stage
from tests.places.factories import DistrictFactory, PlaceFactory

pytestmark = pytest.mark.django_db
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


def same_as_anew(connector, rows, at):
    """Import rows of a new source; how many courses were not foretold, if all are the same."""
    kept()
    again = applying.apply(stage(connector, rows, at=at), priority=connector.priority, at=at)
    told = kept()
    records = SourceRecord.objects.filter(source=connector.name)
    writing.refresh(records.values_list("course_id", flat=True))
    assert told == kept()
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


def test_many_are_foretold_a_few_at_a_time(noon, monkeypatch):
    monkeypatch.setattr(foretold, "AT_A_TIME", 2)
    assert same_as_anew(sent.RESERVATIONS, reservations(), noon) == 0


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


def test_provider_known_by_another_spelling_is_read_again(noon):
    ProviderFactory(name="새빛 재단", key="새빛재단")
    assert same_as_anew(sent.RESERVATIONS, reservations()[:2], noon) == 1


def test_nothing_is_foretold_of_a_source_that_is_known(noon):
    bring(sent.RESERVATIONS, reservations()[:1], at=noon)
    stage(sent.RESERVATIONS, reservations(), at=noon + timedelta(hours=1))
    assert not StagedRow.objects.filter(vector__isnull=False).exists()


def reserved(number):
    return sent.reservation(number)["SVCURL"]
