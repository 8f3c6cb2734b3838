"""Whatever happens to the catalogue, search holds what a rebuild from nothing would make."""

from datetime import timedelta

import pytest
from django.db import connection

from naru.catalogue.index import writing
from naru.catalogue.models import Course, SearchEntry, SearchLexeme
from naru.catalogue.services.own import courses, runs
from tests.catalogue import sent
from tests.catalogue.factories import CourseFactory, RunFactory
from tests.catalogue.importing import bring
from tests.catalogue.own import AT, Staff

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LONG = f"<p>{' '.join(chr(0xAC00 + n) * 2 + '다' for n in range(0, 11_000, 30))}</p>"


def held():
    rows = SearchEntry.objects.order_by("pk").values_list("pk", "vector", "title", "offers")
    return list(rows), set(SearchLexeme.objects.values_list("lexeme", flat=True))


def assert_as_made_anew(count):
    rows, lexemes = held()
    writing.rebuild()
    anew, needed = held()
    assert (len(rows), rows) == (count, anew)
    assert needed <= lexemes


def reservations(*numbers, **changes):
    return [sent.reservation(f"S{n}", SVCNM=f"도배 {n}기", **changes) for n in numbers]


def test_search_follows_imports_and_what_vanished():
    bring(sent.RESERVATIONS, reservations(*range(8), DTLCONT=LONG), at=AT)
    assert_as_made_anew(8)
    bring(sent.RESERVATIONS, reservations(*range(1, 8)), at=AT + DAY)
    assert Course.objects.get(gone_at__isnull=False).title == "도배 0기"
    assert_as_made_anew(8)
    assert [one.title for one in SearchEntry.objects.filter(offers=[])] == ["도배0기"]
    bring(sent.RESERVATIONS, reservations(*range(8), PLACENM="다른 곳"), at=AT + 2 * DAY)
    assert_as_made_anew(8)


def test_search_follows_the_workspace():
    staff = Staff()
    course = staff.course()
    run = staff.run(course)
    courses.publish_course(course_id=course.pk, by=staff.user, at=AT + DAY)
    assert_as_made_anew(1)
    runs.take_back_run(run_id=run.pk, by=staff.user, at=AT + 2 * DAY)
    assert_as_made_anew(1)


def test_rows_that_a_search_reads_stay_narrow_when_they_are_written_again():
    with connection.cursor() as cursor:  # other tests' rows, taken back, still fill the table
        cursor.execute("TRUNCATE catalogue_searchentry CASCADE")
    made = [RunFactory(course=CourseFactory(title=f"용접 {n}")).course for n in range(30)]
    text = " ".join(chr(0xAC00 + n) * 2 for n in range(0, 11_000, 50))
    for course in made:
        course.blocks = [{"kind": "paragraph", "text": text}]
        course.save()
    writing.refresh([course.pk for course in made])
    assert _pages() == 1
    Course.objects.update(title="배관")
    writing.refresh([course.pk for course in made])
    assert _pages() <= 2


def _pages():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_size('catalogue_searchentry') / 8192")
        return cursor.fetchone()[0]
