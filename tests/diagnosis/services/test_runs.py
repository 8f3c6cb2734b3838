"""Runs: begun once, opened by a code, kept in a record, erased."""

import json
import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from naru.audit.models import Entry
from naru.diagnosis.enums import Agreed, Part
from naru.diagnosis.models import Answer, CodeTries, FoundSkill, Questionnaire, Result, Run
from naru.diagnosis.services import runs
from tests.diagnosis.made import begun, finished, load, tell
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
HERE = "a" * 64


def deeds():
    return [
        (one.action, one.subject_type, json.loads(one.details).get("number"))
        for one in Entry.objects.filter(action__startswith="diagnosis.").order_by("pk")
    ]


def test_a_form_sent_twice_begins_one_run(noon):
    load()
    key = uuid.uuid4()
    asked = {"key": key, "agreed": Agreed.ONLINE, "resident": None, "by": None, "at": noon}
    assert runs.begin(**asked).pk == runs.begin(**asked).pk
    run = Run.objects.get()
    assert (run.domains.part, run.values.version) == ("domains", 1)
    assert deeds() == [("diagnosis.begun", "diagnosis", None)]


def test_without_questionnaires_nothing_begins(noon):
    with pytest.raises(runs.NotReady), transaction.atomic(savepoint=True):
        runs.begin(key=uuid.uuid4(), agreed=Agreed.ONLINE, resident=None, by=None, at=noon)


def test_a_run_keeps_the_version_it_began_with(noon):
    run = begun()
    old = Questionnaire.objects.get(part="values")
    Questionnaire.objects.create(
        part="values",
        version=2,
        from_on=old.from_on,
        body=old.body,
        digest="b" * 64,
        loaded_at=noon,
    )
    run.refresh_from_db()
    assert (run.values.version, begun().values.version) == (1, 2)


def test_the_code_opens_the_run_and_stands_nowhere(noon):
    run = begun()
    code = runs.code_of(run)
    assert code.replace("-", "") not in str(list(Run.objects.values()))
    found = runs.found_by_code(typed=code.lower(), whence=HERE, at=noon + timedelta(days=59))
    assert found == run
    later = noon + timedelta(days=100)
    assert runs.found_by_code(typed=code, whence=HERE, at=later) == run
    assert CodeTries.objects.count() == 0


def test_a_wrong_or_old_code_opens_nothing_and_is_counted(noon):
    run = begun()
    code = runs.code_of(run)
    renewed = runs.renew_code(run_id=run.pk, at=noon)
    assert runs.code_of(renewed) != code
    late = noon + timedelta(days=61)
    assert runs.found_by_code(typed=code, whence=HERE, at=noon) is None
    assert runs.found_by_code(typed="", whence=HERE, at=noon) is None
    assert runs.found_by_code(typed=runs.code_of(renewed), whence=HERE, at=late) is None
    assert sorted(CodeTries.objects.values_list("whence", "wrong")) == [
        (HERE, 1),
        (HERE, 2),
        ("everybody", 1),
        ("everybody", 2),
    ]


def test_a_kept_run_belongs_to_one_record_and_its_code_opens_nothing(noon):
    run, resident, other = begun(), ResidentFactory(), ResidentFactory()
    code = runs.code_of(run)
    runs.keep(run_id=run.pk, resident=resident, by=resident.user, at=noon)
    runs.keep(run_id=run.pk, resident=resident, by=resident.user, at=noon)
    with pytest.raises(runs.KeptElsewhere), transaction.atomic(savepoint=True):
        runs.keep(run_id=run.pk, resident=other, by=other.user, at=noon)
    assert runs.found_by_code(typed=code, whence=HERE, at=noon) is None
    assert deeds()[1:] == [("diagnosis.kept", "resident", None)]


def test_erasing_takes_everything_but_the_line(noon):
    run = finished(ResidentFactory())
    runs.erase(run_id=run.pk, by=None, at=noon)
    runs.erase(run_id=run.pk, by=None, at=noon)
    assert [model.objects.count() for model in (Run, Answer, Result, FoundSkill)] == [0] * 4
    assert deeds()[-1] == ("diagnosis.erased", "resident", None)


def test_a_record_is_forgotten_with_its_runs_only(noon):
    mine, other = ResidentFactory(), begun(ResidentFactory())
    finished(mine)
    runs.forget(resident=mine)
    assert list(Run.objects.all()) == [other]


def test_what_belongs_to_nobody_goes_when_its_code_has_run_out(noon):
    load()
    begun(at=noon - timedelta(days=60))
    kept = begun(ResidentFactory(), at=noon - timedelta(days=60))
    young = begun(at=noon - timedelta(days=59))
    assert runs.forget_unkept(at=noon) == 1
    assert set(Run.objects.all()) == {kept, young}


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"agreed": "MAYBE"}, "diagnosis_agreed_known"),
        ({"code_hash": "K7QM3RXD"}, "diagnosis_code_is_hash"),
        ({"kept_at": "2026-11-25T00:00Z"}, "diagnosis_kept_by_resident"),
        ({"touched_at": "2026-11-01T00:00Z"}, "diagnosis_touched_after_begun"),
        ({"code_until_at": "2026-11-01T00:00Z"}, "diagnosis_code_runs_out"),
    ],
)
def test_the_database_holds_the_rules(change, constraint):
    run = begun()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(savepoint=True):
        Run.objects.filter(pk=run.pk).update(**change)


def test_a_step_is_answered_once(noon):
    run = begun()
    tell(run, Part.DOMAINS, "work-1", "2")
    tell(run, Part.DOMAINS, "work-1", "3")
    assert Answer.objects.get().value == 3
    with pytest.raises(IntegrityError, match="once"), transaction.atomic(savepoint=True):
        Answer.objects.create(run=run, part="domains", step="work-1", answered_at=noon)
