"""Results as pages and other packages read them."""

import pytest

from naru.diagnosis.queries.results import (
    SkillHad,
    before,
    latest_of,
    skills_had,
    versions_of,
)
from naru.diagnosis.services import results
from tests.accounts.factories import UserFactory
from tests.diagnosis.made import begun, finished
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return ResidentFactory()


def corrected(run, noon):
    return results.correct(
        run_id=run.pk,
        seen=1,
        correction=results.Correction({}, {"skill.knots": 3, "skill.welcoming": 0}),
        note="이야기했습니다",
        by=UserFactory(),
        at=noon,
    )


def test_versions_come_newest_first(noon, owner):
    run = finished(owner)
    second = corrected(run, noon)
    assert [one.number for one in versions_of(run)] == [2, 1]
    assert latest_of(owner) == second
    assert latest_of(ResidentFactory()) is None


def test_the_run_before_is_the_persons_own_last_one_with_a_result(noon, owner):
    first = finished(owner, at=noon.replace(day=1))
    begun(owner, at=noon.replace(day=5))
    finished(ResidentFactory(), at=noon.replace(day=6))
    run = finished(owner)
    assert before(run) == (first, first.results.get())
    assert before(first) is None
    assert before(finished()) is None


def test_skills_are_those_of_the_newest_result_that_found_any(
    noon, owner, django_assert_num_queries
):
    corrected(finished(owner), noon)
    begun(owner)
    finished(ResidentFactory())
    with django_assert_num_queries(1):
        assert skills_had(owner) == [SkillHad("skill.knots", 3, 1)]
    assert skills_had(ResidentFactory()) == []
