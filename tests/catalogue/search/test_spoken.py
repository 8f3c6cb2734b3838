"""A course speaks of words if a search for them finds it."""

import pytest

from naru.catalogue.index import writing
from naru.catalogue.search.spoken import speaking_of, spoken_of
from tests.catalogue.factories import RunFactory

pytestmark = pytest.mark.django_db


def test_words_are_read_as_in_a_search_and_asked_about_at_once(django_assert_num_queries):
    course = RunFactory(course__title="드론으로 하는 경력 전환").course
    writing.refresh([course.pk])
    asked = ["드론", "경력전환", "경력 관리", "드론을", "!", ""]
    with django_assert_num_queries(1):
        assert spoken_of(course.pk, asked) == {"드론", "경력전환", "드론을"}
    with django_assert_num_queries(0):
        assert spoken_of(course.pk, ["!"]) == set()


def test_courses_that_speak_of_any_of_the_words_in_one_statement(django_assert_num_queries):
    drones, bread = (RunFactory(course__title=one).course for one in ("드론 촬영", "빵 굽기"))
    writing.refresh([drones.pk, bread.pk, RunFactory(course__title="그림").course.pk])
    with django_assert_num_queries(1):
        assert set(speaking_of(["드론촬영", "굽기"], most=9)) == {drones.pk, bread.pk}
    assert speaking_of(["!", ""], most=9) == []
