"""Reads about skills."""

import pytest

from naru.occupations.queries.skills import lists, named, taught_as
from tests.occupations.factories import SkillFactory, SkillGroupFactory

pytestmark = pytest.mark.django_db


def test_skills_come_list_by_list_without_those_that_ended(noon, django_assert_num_queries):
    second, first = SkillGroupFactory(number=2), SkillGroupFactory(number=1)
    SkillFactory(group=second, code="skill.c")
    SkillFactory(group=first, code="skill.b", position=1)
    SkillFactory(group=first, code="skill.a", position=0)
    SkillFactory(group=first, code="skill.gone", withdrawn_at=noon)
    with django_assert_num_queries(1):
        found = [(one.group.number, [skill.slug for skill in one.skills]) for one in lists()]
    assert found == [(1, ["a", "b"]), (2, ["c"])]
    assert set(named(["skill.gone", "skill.a"])) == {"skill.gone", "skill.a"}


def test_names_under_which_courses_teach_them():
    SkillFactory(code="skill.excel", taught_as=["엑셀 함수", "엑셀"])
    assert taught_as(["skill.excel", "skill.none"]) == {"skill.excel": ["엑셀 함수", "엑셀"]}
