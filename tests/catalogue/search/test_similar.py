"""Courses like another: of its field, closest in words first, never itself."""

import pytest

from naru.catalogue.index import writing
from naru.catalogue.models import Course
from naru.catalogue.search.similar import similar
from tests.catalogue.factories import CourseFactory, RunFactory

pytestmark = pytest.mark.django_db


def course(title, **facts):
    made = RunFactory(course=CourseFactory(title=title, **facts)).course
    writing.refresh([made.pk])
    return made


def titles(hits):
    named = {one.pk: one.title for one in Course.objects.all()}
    return [named[hit.course_id] for hit in hits]


def test_the_same_field_by_shared_words(noon):
    asked = course("엑셀 회계 기초", field="digital")
    course("파이썬 첫걸음", field="digital")
    course("엑셀 실무", field="digital")
    course("엑셀 요리", field="culture")
    assert titles(similar(asked, at=noon)) == ["엑셀 실무", "파이썬 첫걸음"]


def test_without_a_field_shared_words_decide(noon):
    asked = course("엑셀 회계")
    course("엑셀 실무")
    course("도배")
    assert titles(similar(asked, at=noon)) == ["엑셀 실무"]


def test_a_course_that_is_gone_leads_to_others_still_on_offer(noon):
    asked = course("엑셀 회계", field="digital", gone_at=noon)
    course("엑셀 지난 강좌", field="digital")
    Course.objects.filter(title="엑셀 지난 강좌").get().runs.update(gone_at=noon)
    writing.refresh(Course.objects.filter(title="엑셀 지난 강좌").values_list("pk", flat=True))
    course("엑셀 실무", field="digital")
    assert titles(similar(asked, at=noon)) == ["엑셀 실무"]
