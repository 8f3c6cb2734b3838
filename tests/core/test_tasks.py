"""A worker killed in the middle of a job, with real processes: the job still runs to its end."""

import contextlib
from pathlib import Path

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from naru.core import tasks
from tests.ops.postgres import until
from tests.ops.worker import working

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def jobs(task: str) -> list[tuple[str, int]]:
    """Status and attempts of the jobs of a task."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT status::text, attempts FROM procrastinate_jobs WHERE task_name = %s", [task]
        )
        return cursor.fetchall()


def let_pass(seconds: int) -> None:
    """As if that much time had gone since workers last told that they live."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_workers "
            "SET last_heartbeat = last_heartbeat - make_interval(secs => %s)",
            [seconds],
        )


def defer(task: str, **arguments: object) -> None:
    """Queue a job, unless the clock has just queued the only one there may be."""
    with contextlib.suppress(AlreadyEnqueued):
        app.configure_task(task, allow_unknown=True).defer(**arguments)


def test_job_of_a_killed_worker_runs_to_its_end(tmp_path: Path):
    story = tmp_path / "story"
    defer("tests.slow_job", folder=str(tmp_path))
    with working() as first:
        until(lambda: story.exists() and "begun" in story.read_text())
        first.kill()
        first.wait()
    assert jobs("tests.slow_job") == [("doing", 0)]
    (tmp_path / "go").touch()
    let_pass(seconds=tasks.SILENT_SECONDS + 1)
    defer("jobs.retry_stalled", timestamp=0)
    with working():
        until(lambda: jobs("tests.slow_job") == [("succeeded", 2)])
    assert story.read_text() == "begun\nbegun\nended\n"


def test_job_that_kills_every_worker_is_given_up(tmp_path: Path):
    defer("tests.slow_job", folder=str(tmp_path))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', attempts = %s", [tasks.MOST_ATTEMPTS]
        )
    defer("jobs.retry_stalled", timestamp=0)
    with working():
        until(lambda: jobs("tests.slow_job") == [("failed", tasks.MOST_ATTEMPTS + 1)])
    assert not (tmp_path / "story").exists()


def test_old_jobs_are_forgotten_failed_ones_later(tmp_path: Path):
    ages = {"succeeded": [6, 8], "failed": [8, 89, 91]}
    for status, days in ages.items():
        for day in days:
            age(status, day)
    defer("jobs.delete_old", timestamp=0)
    with working():
        until(lambda: jobs("jobs.delete_old") == [("succeeded", 1)])
    assert sorted(jobs("tests.slow_job")) == [("failed", 8), ("failed", 89), ("succeeded", 6)]


def age(status: str, days: int) -> None:
    """A job that ended with the status so many days ago; its attempts tell them apart."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, attempts, args) "
            "VALUES ('default', 'tests.slow_job', %s, %s, '{}') RETURNING id",
            [status, days],
        )
        (job,) = cursor.fetchone()
        cursor.execute("DELETE FROM procrastinate_events WHERE job_id = %s", [job])
        cursor.execute(
            "INSERT INTO procrastinate_events (job_id, type, at) "
            "VALUES (%s, %s, now() - make_interval(days => %s))",
            [job, status, days],
        )


def test_upkeep_runs_by_the_clock():
    app.perform_import_paths()
    planned = {
        task.name: periodic.cron
        for periodic in app.periodic_registry.periodic_tasks.values()
        if (task := periodic.task).name.startswith("jobs.")
    }
    assert planned == {"jobs.retry_stalled": "* * * * *", "jobs.delete_old": "17 3 * * *"}
