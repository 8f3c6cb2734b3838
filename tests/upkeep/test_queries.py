"""Where every job stands, and whether the machine is well."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.utils import OperationalError

from naru.upkeep import queries, services
from naru.upkeep.enums import Standing
from tests.upkeep.factories import make_all, make_job, make_worker

pytestmark = pytest.mark.django_db


def test_every_job_has_one_standing(noon):
    made = make_all(noon)
    standings = {job.pk: job.standing for job in queries.jobs(at=noon)}
    assert standings == {pk: name for name, pk in made.items()}
    assert queries.counts(at=noon) == dict.fromkeys(Standing, 1)


def test_a_running_job_without_a_worker_has_stalled(noon):
    job = make_job(status="doing")
    assert queries.job(job, at=noon).standing == Standing.STALLED


def test_jobs_of_one_standing_come_newest_first(noon):
    make_all(noon)
    newer = make_job(status="failed")
    found = [job.pk for job in queries.jobs(at=noon, standing=Standing.FAILED)]
    assert found == sorted(found, reverse=True)
    assert found[0] == newer


def test_a_failed_job_carries_its_last_reason(noon):
    job = make_job(status="failed")
    for attempt, error in ((1, KeyError("a")), (2, ValueError("b"))):
        services.note_failure(
            job_id=job, attempt=attempt, error=error, at=noon + timedelta(minutes=attempt)
        )
    assert (queries.job(job, at=noon).kind, queries.job(job, at=noon).place) == ("ValueError", "")


def test_there_is_no_job_of_a_number_that_was_never_given(noon):
    assert queries.job(10**12, at=noon) is None


@pytest.mark.parametrize(("seconds", "good"), [(0, True), (29, True), (30, False)])
def test_health_needs_a_worker_that_was_heard_of(noon, seconds, good):
    make_worker(seen_at=noon - timedelta(seconds=seconds))
    assert queries.health(at=noon) == queries.Health(database=True, worker=good)
    assert queries.health(at=noon).good is good


def test_health_of_a_database_that_is_away_is_told_without_a_crash(noon, monkeypatch):
    def away(**_given):
        raise OperationalError("connection refused")

    monkeypatch.setattr(queries, "living_workers", away)
    monkeypatch.setattr(connection, "close", lambda: None)
    assert queries.health(at=noon) == queries.Health(database=False, worker=False)
