"""What operators may do with a job, and what is kept of its failure."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import IntegrityError, connection, transaction

from naru.upkeep import services
from naru.upkeep.models import JobFailure
from tests.upkeep.factories import make_all, status_of

pytestmark = pytest.mark.django_db
TABLE = JobFailure._meta.db_table


@pytest.mark.parametrize("standing", ["FAILED", "STALLED"])
def test_what_failed_or_stalled_starts_again(noon, standing):
    job = make_all(noon)[standing]
    services.start_again(job_id=job, at=noon)
    assert status_of(job) == "todo"


@pytest.mark.parametrize("standing", ["WAITING", "RUNNING", "DONE", "CANCELLED"])
def test_nothing_else_starts_again(noon, standing):
    job = make_all(noon)[standing]
    before = status_of(job)
    with pytest.raises(services.NothingToRetry), transaction.atomic():
        services.start_again(job_id=job, at=noon)
    assert status_of(job) == before


def test_only_what_waits_is_called_off(noon):
    made = make_all(noon)
    services.call_off(job_id=made.pop("WAITING"))
    for job in [*made.values(), 10**12]:
        with pytest.raises(services.NothingToCancel), transaction.atomic():
            services.call_off(job_id=job)
    assert status_of(made["RUNNING"]) == "doing"


def test_a_failure_is_kept_without_its_words(noon):
    services.note_failure(job_id=5, attempt=2, error=ValueError("010-1234-5678"), at=noon)
    assert JobFailure.objects.values("job_id", "attempt", "at", "kind", "place").get() == {
        "job_id": 5,
        "attempt": 2,
        "at": noon,
        "kind": "ValueError",
        "place": "",
    }


def test_a_failure_without_a_kind_is_none(noon):
    with pytest.raises(IntegrityError, match="job_failure_has_a_kind"), transaction.atomic():
        JobFailure.objects.create(job_id=1, attempt=1, at=noon, kind="")


def test_failures_are_forgotten_after_90_days(noon):
    for days in (89, 90, 91):
        JobFailure.objects.create(job_id=days, attempt=1, at=noon - timedelta(days=days), kind="E")
    assert services.forget_failures(at=noon) == 1
    assert set(JobFailure.objects.values_list("job_id", flat=True)) == {89, 90}


def test_ended_sessions_go_and_running_ones_stay(noon):
    for key, minutes in (("ended", 0), ("runs", 1)):
        until = noon + timedelta(minutes=minutes)
        Session.objects.create(session_key=key, session_data="x", expire_date=until)
    assert services.forget_sessions(at=noon) == 1
    assert [one.session_key for one in Session.objects.all()] == ["runs"]


@pytest.mark.django_db(transaction=True)
def test_a_table_of_few_rows_is_counted(noon):
    """The database itself counts it after fifty changes."""
    for number in range(3):
        services.note_failure(job_id=number, attempt=1, error=ValueError(), at=noon)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute("SELECT 1")
    assert services.count_small_tables() >= 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [TABLE])
        assert cursor.fetchone() == (3,)
