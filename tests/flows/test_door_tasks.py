"""Doors are looked at by the clock; what is done there is tested with its flows."""

from procrastinate.contrib.django import app


def test_doors_and_classes_are_looked_at_by_the_minute_and_counted_by_the_hour():
    app.perform_import_paths()
    planned = {
        task.name: periodic.cron
        for periodic in app.periodic_registry.periodic_tasks.values()
        if (task := periodic.task).name.startswith(("enrolments.", "classes."))
    }
    every_hour = {"enrolments.count_channels": "37 * * * *"}
    assert planned == every_hour | dict.fromkeys(
        [
            "classes.tell_left",
            "enrolments.call_off_left",
            "enrolments.end_offers",
            "enrolments.follow_left",
            "enrolments.freeze_draws",
            "enrolments.review",
            "enrolments.show_again",
        ],
        "* * * * *",
    )
