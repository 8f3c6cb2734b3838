"""A course speaks of words if a search for them finds it."""

import pytest

from naru.catalogue.index import writing
from naru.catalogue.search.spoken import spoken_of
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
