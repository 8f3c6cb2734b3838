"""Results as pages and other packages read them."""

from datetime import timedelta

import pytest

from naru.diagnosis.enums import Part, Whence
from naru.diagnosis.queries.results import before, domains_to_change, skills_had, versions_of
from naru.diagnosis.services import results
from naru.occupations.enums import Level as Band
from tests.accounts.factories import UserFactory
from tests.diagnosis.made import begun, finished, go_through
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


def test_domains_to_change_are_those_wished_and_the_low_ones(owner, django_assert_num_queries):
    assert domains_to_change(owner) == []
    run = finished(owner)
    result = run.results.get()
    result.body["domains"]["focus"] = ["health"]
    result.body["domains"]["scales"]["finance"]["band"] = "low"
    for code in set(result.body["domains"]["scales"]) - {"finance"}:
        result.body["domains"]["scales"][code]["band"] = "mid"
    result.save()
    with django_assert_num_queries(1):
        assert domains_to_change(owner) == ["health", "finance"]


def test_versions_come_newest_first(noon, owner):
    run = finished(owner)
    second = corrected(run, noon)
    assert versions_of(run) == [second, run.results.get(number=1)]


def test_the_run_before_is_the_persons_own_last_one_with_a_result(noon, owner):
    first = finished(owner, at=noon.replace(day=1))
    begun(owner, at=noon.replace(day=5))
    finished(ResidentFactory(), at=noon.replace(day=6))
    run = finished(owner)
    assert before(run) == (first, first.results.get())
    assert before(first) is None
    assert before(finished()) is None


def test_skills_are_those_of_the_latest_run_that_found_any(noon, owner, django_assert_num_queries):
    corrected(finished(owner), noon)
    begun(owner)
    unasked = begun(owner, at=noon + timedelta(days=1))
    go_through(unasked, Part.INTERESTS)
    results.make(run_id=unasked.pk, by=None, at=unasked.begun_at)
    finished(ResidentFactory())
    with django_assert_num_queries(1):
        assert skills_had(owner) == {"skill.knots": Band.LEADING}
    assert skills_had(ResidentFactory()) == {}
    assert skills_had(finished(ResidentFactory(), at=noon).resident) == {
        "skill.knots": Band.GUIDED,
        "skill.welcoming": Band.GUIDED,
    }


def test_a_skill_that_was_taken_out_is_not_had(noon, owner):
    run = finished(owner)
    out = {"skill.knots": 0, "skill.welcoming": 0}
    results.correct(
        run_id=run.pk,
        seen=1,
        correction=results.Correction({}, out),
        note="이야기했습니다",
        by=UserFactory(),
        at=noon,
    )
    assert skills_had(owner) == {}


def test_a_skill_of_several_sources_has_the_highest_level(owner):
    result = finished(owner).results.get()
    result.skills.create(skill="skill.knots", level=2, whence=Whence.TOLD)
    assert skills_had(owner)["skill.knots"] == Band.ALONE
