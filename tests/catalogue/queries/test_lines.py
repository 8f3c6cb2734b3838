"""Lists hold the very models Django would read, by fewer and shorter statements."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naru.catalogue.enums import Residence, RunStatus
from naru.catalogue.finding.orders import Hit
from naru.catalogue.models import Course, Run
from naru.catalogue.queries.lines import UNREAD, lines_of
from tests.catalogue.factories import CourseFactory, ProviderFactory, RunFactory
from tests.places.factories import DistrictFactory, PlaceFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def test_lines_follow_the_hits_and_count_the_other_runs_on_offer(noon):
    one, other = CourseFactory(), CourseFactory()
    first, _second = RunFactory.create_batch(2, course=one)
    RunFactory(course=one, status=RunStatus.CANCELLED)
    RunFactory(course=one, gone_at=noon)
    RunFactory(course=one, starts_on=date(2026, 11, 1), last_on=date(2026, 11, 23))
    found = lines_of([Hit((), other.pk, None), Hit((), one.pk, first.pk)], on=TODAY)
    assert [(line.course, line.run, line.others) for line in found] == [
        (other, None, 0),
        (one, first, 1),
    ]


def test_a_course_deleted_since_the_search_is_left_out():
    assert lines_of([Hit((), 1, 2)], on=TODAY) == []
    assert lines_of([], on=TODAY) == []


def test_lines_ask_as_much_for_one_as_for_many(django_assert_num_queries):
    def hits(count):
        runs = [RunFactory(course__provider=ProviderFactory()) for _ in range(count)]
        return [Hit((), run.course_id, run.pk) for run in runs]

    few, many = hits(1), hits(9)
    for found in (few, many):
        with django_assert_num_queries(3):
            lines = lines_of(found, on=TODAY, every_session=True)
            [list(line.run.sessions.all()) for line in lines]
        with django_assert_num_queries(2):
            lines_of(found, on=TODAY)


def values(one):
    return {field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields}


def test_every_value_is_the_one_django_reads():
    home = DistrictFactory()
    whole = RunFactory(
        course__provider=ProviderFactory(),
        course__residence=Residence.DISTRICT,
        course__residence_district=home,
        course__blocks=[{"kind": "paragraph", "text": "가"}],
        place=PlaceFactory(),
        district=home,
        weekdays=[1, 3],
        starts_on=date(2026, 12, 1),
    )
    bare = RunFactory(course__provider=None, place=None, district=None)
    for run in (whole, bare):
        (line,) = lines_of([Hit((), run.course_id, run.pk)], on=TODAY)
        course, found = line.course, line.run
        assert values(course) == values(Course.objects.get(pk=run.course_id))
        assert values(found) == values(Run.objects.get(pk=run.pk))
        assert (course.residence_district, course.provider) == (
            run.course.residence_district,
            run.course.provider,
        )
        assert (found.course, found.place, found.district) == (course, run.place, run.district)
    assert found.place is None


def test_what_a_list_shows_is_not_asked_for_again():
    run = RunFactory(
        place=PlaceFactory(),
        course__residence=Residence.DISTRICT,
        course__residence_district=DistrictFactory(),
    )
    (line,) = lines_of([Hit((), run.course_id, run.pk)], on=TODAY)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert line.run.place.district.name_ko
        assert line.course.residence_district.name_ko
        assert line.course.title
        assert line.run.course is line.course
    assert len(asked) == 0
    assert line.course.get_deferred_fields() == set(UNREAD)


def test_a_line_can_be_saved_like_any_other_model():
    run = RunFactory()
    (line,) = lines_of([Hit((), run.course_id, run.pk)], on=TODAY)
    line.run.teacher_words = "다른 강사"
    line.run.save(update_fields=["teacher_words"])
    assert Run.objects.get(pk=run.pk).teacher_words == "다른 강사"
