"""Answers about health and money go with their consent, and may be asked again."""

from datetime import timedelta

import pytest

from naru.diagnosis.enums import Part
from naru.diagnosis.queries.runs import answers_of, progress_of, scales_of
from naru.diagnosis.reading.keeping import sensitive_scales
from naru.diagnosis.services import sensitive
from naru.diagnosis.services.answering import SensitiveNotAgreed
from tests.diagnosis.made import begun, finished, tell
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def items(run, *, kept=True):
    """Codes of items about other things, or with `kept=False` about health and money."""
    file = scales_of(run, Part.DOMAINS)
    return [one.code for one in file.item if (one.scale in sensitive_scales()) != kept]


def test_answers_and_every_version_of_the_result_go(noon):
    run = finished(ResidentFactory())
    before = answers_of(run)[Part.DOMAINS]
    sensitive.forbid(run_id=run.pk, at=noon)
    run.refresh_from_db()
    now = answers_of(run)[Part.DOMAINS]
    assert not run.sensitive
    assert {now[code] for code in items(run, kept=False)} == {None}
    assert [now[code] for code in items(run)] == [before[code] for code in items(run)]
    told = run.results.get().body[Part.DOMAINS]
    assert not set(told["scales"]) & set(sensitive_scales())
    assert len(told["scales"]) == 7 - len(sensitive_scales())


def test_what_is_left_out_is_not_asked_and_not_taken_until_it_is_allowed(noon):
    run = begun(ResidentFactory())
    sensitive.forbid(run_id=run.pk, at=noon)
    run.refresh_from_db()
    (code, *_more) = items(run, kept=False)
    with refused(SensitiveNotAgreed):
        tell(run, Part.DOMAINS, code, "3", at=noon)
    tell(run, Part.DOMAINS, code, at=noon)
    tell(run, Part.DOMAINS, items(run)[0], "3", at=noon)
    done = progress_of(run, answers_of(run))[0].done
    sensitive.allow(run_id=run.pk)
    run.refresh_from_db()
    left_out = len(items(run, kept=False))
    assert progress_of(run, answers_of(run))[0].done == done - left_out
    tell(run, Part.DOMAINS, code, "3", at=noon)


def test_what_one_wants_to_change_first_is_said_of_the_others_alone(noon):
    run = finished(ResidentFactory())
    run.answers.filter(step="focus").update(value=["health", "work"])
    result = run.results.get()
    result.body[Part.DOMAINS]["focus"] = ["health", "work"]
    result.save()
    sensitive.forbid_all(resident=run.resident, at=noon + timedelta(days=1))
    result.refresh_from_db()
    assert run.answers.get(step="focus").value == ["work"]
    assert result.body[Part.DOMAINS]["focus"] == ["work"]
    run.refresh_from_db()
    with refused(SensitiveNotAgreed):
        tell(run, Part.DOMAINS, "focus", "health", at=noon + timedelta(days=1))


def test_only_runs_of_that_record_change(noon):
    mine, other = finished(ResidentFactory()), finished(ResidentFactory())
    sensitive.forbid_all(resident=mine.resident, at=noon)
    other.refresh_from_db()
    assert other.sensitive
