"""The demo's school: one term that takes applications, made once, in any city."""

from pathlib import Path

import pytest
from django.conf import settings

from naru.enrolments.queries.sight import Standing, sights_of, standing
from naru.flows.demo_school import TITLES, DemoSchool
from naru.flows.seed_demo import seed_demo
from naru.schools.models import Term
from naru.schools.queries.terms import open_terms, whole
from tests.residents.factories import ConsentTextFactory

pytestmark = pytest.mark.django_db(transaction=True)
CITIES = Path(settings.CITY_DIR).parent


@pytest.fixture(autouse=True)
def _people(noon):
    ConsentTextFactory()
    seed_demo(at=noon)


def test_one_applies_now_and_each_stage_opens_after_the_one_before(noon):
    assert [DemoSchool(at=noon).make(), DemoSchool(at=noon).make()] == [sum(map(len, TITLES)), 0]
    (found,) = open_terms(at=noon)
    door = found.entrance
    sight = sights_of([door.run_id])[door.run_id]
    assert (standing(door, at=noon), sight.unready) == (Standing.OPEN, False)
    assert (door.run.course.is_sample, door.policy) == (True, "life-design-school")
    assert found.result_at < found.entrance_day.starts_at < found.sharing_day.starts_at
    before = found.result_at
    for stage in found.stages:
        doors = [one.intake for one in stage.modules.all()]
        assert len(doors) >= stage.at_least
        assert min(one.opens_at for one in doors) > before
        before = max(one.run.sessions.all()[4].ends_at for one in doors)
    assert before < found.sharing_day.starts_at


def test_another_city_has_its_own_school(noon, settings):
    settings.CITY_DIR = CITIES / "haneul"
    assert DemoSchool(at=noon).make() == 7
    (found,) = whole(Term.objects.all())
    assert ([one.code for one in found.stages], found.entrance.mode) == (["look", "build"], "DRAW")
    assert {one.strand for one in found.modules} == {""}


def test_a_city_without_a_school_gets_none(noon, settings, tmp_path):
    settings.CITY_DIR = tmp_path
    assert DemoSchool(at=noon).make() == 0
