"""Reads about occupations: what fits what was asked, and a constant number of queries."""

import pytest

from naru.occupations.enums import Demand, Effort, Hours, Need, Way
from naru.occupations.models import Occupation
from naru.occupations.queries.occupations import (
    Asked,
    current,
    fields,
    find,
    has_ended,
    named,
    nearest_to,
    neighbours,
    occupation_page,
    profiles,
)
from naru.occupations.rules.distance import Profile, Wanted
from tests.occupations.factories import (
    EntryRouteFactory,
    OccupationFactory,
    OccupationFieldFactory,
    OccupationSkillFactory,
    SkillFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def care(noon):
    """Two occupations of one field, one of another, and one that ended."""
    field = OccupationFieldFactory(code="care", number=1)
    aide = OccupationFactory(
        code="occ.aide", field=field, position=0, name_ko="돌봄이", name_en="Care aide",
        also_ko=["도우미"], also_en=["Helper"], effort=Effort.HEAVY,
        demands=[Demand.LIFTING], hours=[Hours.PART_TIME],
    )  # fmt: skip
    desk = OccupationFactory(code="occ.desk", field=field, position=1, name_en="Desk")
    code = OccupationFactory(
        code="occ.code", field=OccupationFieldFactory(code="it", number=2), name_en="Coder"
    )
    OccupationFactory(code="occ.gone", field=field, withdrawn_at=noon)
    listening, body, python = (SkillFactory(code=f"skill.{s}") for s in ("listen", "body", "py"))
    for one, skill, level, need in (
        (aide, body, 3, Need.ESSENTIAL),
        (aide, listening, 2, Need.USEFUL),
        (desk, listening, 2, Need.ESSENTIAL),
        (code, python, 3, Need.ESSENTIAL),
    ):
        OccupationSkillFactory(occupation=one, skill=skill, level=level, need=need, position=level)
    EntryRouteFactory(occupation=aide, way=Way.COURSE)
    EntryRouteFactory(occupation=desk, way=Way.OPEN)
    return aide


def codes(**asked):
    return [one.slug for one in find(Asked(**asked))]


def test_words_are_found_in_every_name_and_language(care, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert codes() == ["aide", "desk", "code"]
    assert codes(words="care AIDE") == ["aide"]
    assert codes(words="도우미") == ["aide"]
    assert codes(words="helper") == ["aide"]
    assert codes(words="aide nowhere") == []


def test_limits_hold_together(care):
    assert codes(field="it") == ["code"]
    assert codes(most_effort=Effort.LIGHT) == ["desk", "code"]
    assert codes(without=(Demand.LIFTING, Demand.DRIVING)) == ["desk", "code"]
    assert codes(without=(Demand.DRIVING,)) == ["aide", "desk", "code"]
    assert codes(hours=Hours.PART_TIME) == ["aide"]
    assert codes(way=Way.COURSE) == ["aide"]
    assert codes(way=Way.COURSE, most_effort=Effort.LIGHT) == []
    assert [(one.field.code, one.occupations) for one in fields()] == [("care", 2), ("it", 1)]


def test_a_page_holds_everything_in_order(care, django_assert_num_queries):
    with django_assert_num_queries(6):
        page = occupation_page("occ.aide")
    assert [(one.skill.code, one.need) for one in page.needs] == [
        ("skill.listen", Need.USEFUL),
        ("skill.body", Need.ESSENTIAL),
    ]
    assert [route.way for route in page.routes] == [Way.COURSE]
    assert page.profile == Profile(
        "occ.aide", (Wanted("skill.listen", 2, 1), Wanted("skill.body", 3))
    )
    assert page.pay is None
    assert occupation_page("occ.gone") is None
    assert (has_ended("occ.gone"), has_ended("occ.never")) == (True, False)


def test_what_is_nearest_to_skills_and_to_an_occupation(care, django_assert_num_queries):
    assert [one.code for one in profiles()] == ["occ.aide", "occ.code", "occ.desk"]
    with django_assert_num_queries(2):
        near = nearest_to({"skill.listen": 2})
    assert [(one.occupation.slug, one.distance.have) for one in near] == [("desk", 1), ("aide", 1)]
    here = occupation_page("occ.aide").profile
    assert [one.occupation.slug for one in neighbours(here)] == ["desk"]


def test_those_that_ended_are_named_but_not_chosen(care):
    assert set(named(["occ.gone", "occ.desk", "occ.none"])) == {"occ.gone", "occ.desk"}
    assert "occ.gone" not in {one.code for one in current()}
    assert Occupation.objects.count() == 4
