"""Nightly work on people runs by the clock; what it does is tested with its flows."""

from procrastinate.contrib.django import app


def test_the_nightly_jobs_are_planned_once_a_day():
    app.perform_import_paths()
    planned = {
        task.name: periodic.cron
        for periodic in app.periodic_registry.periodic_tasks.values()
        if (task := periodic.task).name.startswith("people.")
    }
    assert planned == {"people.erase_due": "41 3 * * *", "people.forget_unproved": "11 4 * * *"}
