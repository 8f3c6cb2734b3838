"""Results: made from answers, corrected together, every version kept."""

import json

import pytest
from django.db import IntegrityError, transaction

from naru.accounts.enums import Role
from naru.audit.models import Entry
from naru.diagnosis.enums import Part, ResultKind
from naru.diagnosis.models import FoundSkill, Result
from naru.diagnosis.services import results
from naru.diagnosis.services.results import Correction
from tests.accounts.factories import MembershipFactory
from tests.diagnosis.made import begun, finished, go_through, tell
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
NOTHING = Correction({}, {})


@pytest.fixture
def counsellor():
    return MembershipFactory(role=Role.COUNSELLOR).user


def correct(run, by, seen=1, bands=None, skills=None, note="함께 이야기했습니다", at=None):
    return results.correct(
        run_id=run.pk,
        seen=seen,
        correction=Correction(bands or {}, skills or {}),
        note=note,
        by=by,
        at=at or run.begun_at,
    )


def skills_of(result):
    names = ("skill", "level", "whence", "situation", "activity")
    return sorted(result.skills.values_list(*names))


def test_a_result_tells_every_part_that_was_done(noon):
    result = finished().results.get()
    assert sorted(result.body) == ["domains", "interests", "values"]
    work = result.body["domains"]["scales"]["work"]
    assert work == {
        "level": 3.0,
        "low": 2.19,
        "high": 3.81,
        "band": "mid",
        "sure": False,
        "answered": 2,
        "against": None,
        "because": ["work-1"],
    }
    assert result.body["domains"]["alike"] is True
    assert result.body["domains"]["focus"] == ["work"]
    assert result.body["values"]["asked"] in (2, 3)
    assert skills_of(result) == [("skill.knots", 1, "ACTIVITY", "harbour", "ropes"),
        ("skill.welcoming", 1, "ACTIVITY", "harbour", "guests")]  # fmt: skip


def test_a_part_that_was_not_done_is_left_out(noon):
    run = begun()
    with pytest.raises(results.NothingAnswered), transaction.atomic(savepoint=True):
        results.make(run_id=run.pk, by=None, at=noon)
    go_through(run, Part.INTERESTS)
    result = results.make(run_id=run.pk, by=None, at=noon)
    assert list(result.body) == ["interests"]


def test_the_same_answers_make_no_second_version_and_others_do(noon):
    run = finished()
    assert results.make(run_id=run.pk, by=None, at=noon).number == 1
    tell(run, Part.DOMAINS, "health-1", "1")
    assert results.make(run_id=run.pk, by=None, at=noon).number == 2
    assert Result.objects.count() == 2


def test_skills_keep_the_level_somebody_gave_them(noon):
    run = begun()
    tell(run, Part.SKILLS, "situations", "harbour", "care")
    tell(run, Part.SKILLS, "in-harbour", "guests")
    tell(run, Part.SKILLS, "in-care", "guests", "boat")
    tell(run, Part.SKILLS, "alone", "skill.welcoming", "skill.knots")
    assert tell(run, Part.SKILLS, "teaches", "skill.knots") is None
    result = results.make(run_id=run.pk, by=None, at=noon)
    assert skills_of(result) == [
        ("skill.hull-planking", 1, "ACTIVITY", "care", "boat"),
        ("skill.knots", 3, "ACTIVITY", "care", "boat"),
        ("skill.welcoming", 2, "ACTIVITY", "care", "guests"),
        ("skill.welcoming", 2, "ACTIVITY", "harbour", "guests"),
    ]


def test_a_correction_is_a_new_version_and_the_old_one_stays(noon, counsellor):
    run = finished(ResidentFactory())
    before = Result.objects.values("body", "note", "kind").get()
    result = correct(
        run,
        counsellor,
        bands={("domains", "work"): "low", ("domains", "health"): "mid"},
        skills={"skill.knots": 3, "skill.welcoming": 0, "skill.hull-planking": 2},
    )
    assert (result.number, result.kind, result.made_by) == (2, ResultKind.CORRECTED, counsellor)
    assert result.body["domains"]["scales"]["work"]["band"] == "low"
    assert result.body["domains"]["scales"]["work"]["corrected"] is True
    assert "corrected" not in result.body["domains"]["scales"]["health"]
    assert skills_of(result) == [
        ("skill.hull-planking", 2, "TOLD", "", ""),
        ("skill.knots", 3, "ACTIVITY", "harbour", "ropes"),
    ]
    assert Result.objects.filter(number=1).values("body", "note", "kind").get() == before
    line = Entry.objects.order_by("-pk")[0]
    assert (line.action, line.on_behalf_of, json.loads(line.details)["number"]) == (
        "diagnosis.corrected",
        run.resident.user,
        2,
    )
    assert results.make(run_id=run.pk, by=None, at=noon) == result


@pytest.mark.parametrize(
    ("how", "refusal"),
    [
        ({"note": "  "}, results.NoteMissing),
        ({"note": "번호 760302-1234567"}, results.NoteHoldsNumber),
        ({}, results.NothingChanged),
        ({"bands": {("domains", "work"): "mid"}}, results.NothingChanged),
        ({"bands": {("domains", "money"): "low"}}, results.NotThere),
        ({"bands": {("domains", "work"): "best"}}, results.NotThere),
        ({"bands": {("wishes", "work"): "low"}}, results.NotThere),
        ({"skills": {"skill.flying": 2}}, results.NotThere),
        ({"skills": {"skill.knots": 4}}, results.NotThere),
        ({"seen": 2, "skills": {"skill.knots": 3}}, results.SeenBefore),
    ],
)
def test_what_cannot_be_corrected_is_refused(counsellor, how, refusal):
    run = finished()
    with pytest.raises(refusal), transaction.atomic(savepoint=True):
        correct(run, counsellor, **how)
    assert Result.objects.count() == 1


def test_without_a_result_there_is_nothing_to_correct(counsellor):
    with pytest.raises(results.NoResult), transaction.atomic(savepoint=True):
        correct(begun(), counsellor)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"kind": "CORRECTED"}, "diagnosis_correction_says_why"),
        ({"number": 0}, "diagnosis_result_counts_from_1"),
        ({"note": "760302-1234567"}, "diagnosis_"),
    ],
)
def test_the_database_holds_the_rules_of_results(change, constraint):
    result = finished().results.get()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(savepoint=True):
        Result.objects.filter(pk=result.pk).update(**change)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"level": 4}, "diagnosis_skill_level_known"),
        ({"activity": ""}, "diagnosis_skill_has_source"),
        ({"whence": "TOLD"}, "diagnosis_skill_has_source"),
        ({"skill": "knots"}, "diagnosis_skill_is_code"),
        ({"situation": "harbour", "activity": "ropes", "skill": "skill.x"}, "source_once"),
    ],
)
def test_the_database_holds_the_rules_of_skills(change, constraint):
    finished()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(savepoint=True):
        FoundSkill.objects.update(**change)
