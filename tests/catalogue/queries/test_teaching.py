"""Courses by the skills they say they teach."""

from datetime import date, timedelta

import pytest

from naru.catalogue.models import Skill
from naru.catalogue.queries.teaching import teaching
from tests.catalogue.factories import RunFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)


def course(*skills, last_on=ON, **more):
    one = RunFactory(starts_on=last_on - timedelta(days=1), last_on=last_on, **more).course
    Skill.objects.bulk_create(Skill(course=one, name=name) for name in skills)
    return one


def test_those_most_about_the_skill_come_first(django_assert_num_queries):
    broad, narrow, other = course("엑셀", "회계"), course("엑셀 함수"), course("회계")
    course("엑셀", last_on=ON - timedelta(days=1))
    names = {"skill.excel": ["엑셀", "엑셀 함수"], "skill.books": ["회계"], "skill.none": ["용접"]}
    with django_assert_num_queries(2):
        found = teaching(names, on=ON)
    assert {code: (one.courses, one.first) for code, one in found.items()} == {
        "skill.excel": (2, [narrow, broad]),
        "skill.books": (2, [other, broad]),
    }


def test_a_course_that_has_gone_teaches_nobody(noon):
    gone = course("엑셀")
    gone.gone_at = noon
    gone.save()
    assert teaching({"skill.excel": ["엑셀"]}, on=ON) == {}
