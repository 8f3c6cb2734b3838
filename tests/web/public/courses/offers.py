"""Courses to look at, with dates counted from today: pages read the clock themselves."""

from datetime import timedelta

from django.utils import timezone

from naru.catalogue.index import writing
from naru.catalogue.models import Course
from tests.catalogue.factories import CourseFactory, RunFactory


def today():
    return timezone.localdate()


def course(title, *, runs=({},), **facts) -> Course:
    """A course that search knows; its runs begin in two weeks and are open for application."""
    made = CourseFactory(title=title, **facts)
    for run in runs:
        starts = today() + timedelta(days=14)
        RunFactory(
            course=made, **{"starts_on": starts, "last_on": starts + timedelta(days=21), **run}
        )
    writing.refresh([made.pk])
    return made
