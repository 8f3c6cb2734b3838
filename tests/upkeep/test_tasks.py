"""A real worker runs a job that fails: the reason is there for operators."""

import pytest
from django.db.utils import OperationalError
from procrastinate.contrib.django import app

from naru.accounts.models import ApiUse
from naru.upkeep import services, tasks
from naru.upkeep.models import JobFailure
from tests.upkeep.factories import make_job, status_of

pytestmark = pytest.mark.django_db(transaction=True)


def work():
    """Run what is queued with a worker in this process, then stop."""
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


def test_why_a_job_failed_is_noted():
    job = make_job(task="nobody.knows_this")
    other = make_job(task="accounts.forget_api_use")
    work()
    assert (status_of(job), status_of(other)) == ("failed", "failed")
    kinds = dict(JobFailure.objects.values_list("job_id", "kind"))
    assert kinds == {other: "TypeError"}


def test_jobs_of_ours_do_what_they_say(noon):
    ApiUse.objects.create(caller="a", minute_at=noon)
    JobFailure.objects.create(job_id=1, attempt=1, at=noon.replace(year=2000), kind="E")
    for name in ("accounts.forget_api_use", "upkeep.forget_failures"):
        app.configure_task(name).defer(timestamp=0)
    work()
    assert JobFailure.objects.count() == 0


def test_a_failure_that_cannot_be_noted_is_logged(monkeypatch, caplog):
    def away(**_given):
        raise OperationalError("gone")

    monkeypatch.setattr(services, "note_failure", away)

    class Context:
        class job:  # noqa: N801
            id = 7
            attempts = 0

    tasks.note_failure(Context, ValueError("x"))
    assert "Failure of job 7 could not be noted." in caplog.text
