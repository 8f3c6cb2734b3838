"""What pages read of courses: lists, one course, a place's courses."""

from datetime import date, timedelta

import pytest

from naru.catalogue.enums import Schedule
from naru.catalogue.finding.orders import Hit
from naru.catalogue.queries.courses import MOST_RUNS, at_place, course_page, run_of
from naru.catalogue.queries.lines import lines_of
from tests.catalogue.factories import CourseFactory, ProviderFactory, RunFactory, SkillFactory
from tests.places.factories import PlaceFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def test_page_holds_coming_runs_first_and_those_that_are_over_apart():
    course = SkillFactory().course
    later = RunFactory(course=course, starts_on=date(2026, 12, 20))
    sooner = RunFactory(course=course, starts_on=date(2026, 12, 1))
    running = RunFactory(course=course, starts_on=date(2026, 11, 1), last_on=TODAY)
    always = RunFactory(course=course, schedule=Schedule.ALWAYS, starts_on=None, last_on=None)
    over = RunFactory(course=course, starts_on=date(2026, 11, 1), last_on=date(2026, 11, 23))
    page = course_page(course.public_id, on=TODAY)
    assert page.runs == [running, sooner, later, always]
    assert page.past == [over]


def test_page_says_when_there_are_more_runs_than_it_shows():
    course = CourseFactory()
    RunFactory.create_batch(MOST_RUNS + 1, course=course)
    page = course_page(course.public_id, on=TODAY)
    assert (len(page.runs), page.more_runs) == (MOST_RUNS, 1)


def test_page_of_a_course_that_never_was_is_none(noon):
    assert course_page(RunFactory().public_id, on=TODAY) is None
    gone = CourseFactory(gone_at=noon)
    assert course_page(gone.public_id, on=TODAY).course == gone


def test_a_run_is_found_only_with_its_own_course(noon):
    run, other = RunFactory(), RunFactory()
    assert run_of(run.course.public_id, run.public_id) == run
    assert run_of(other.course.public_id, run.public_id) is None
    gone = RunFactory(gone_at=noon)
    assert run_of(gone.course.public_id, gone.public_id) is None


def test_courses_at_a_place_come_once_the_next_first():
    here = PlaceFactory()
    late = RunFactory(place=here, starts_on=date(2026, 12, 20))
    soon = RunFactory(place=here, starts_on=date(2026, 12, 1))
    RunFactory(course=soon.course, place=here, starts_on=date(2026, 12, 10))
    RunFactory(place=PlaceFactory())
    RunFactory(place=here, starts_on=TODAY - timedelta(days=9), last_on=TODAY - timedelta(days=1))
    found = at_place(here, on=TODAY, most=3)
    assert [(line.run, line.others) for line in found] == [(soon, 1), (late, 0)]


def test_drafts_are_not_there():
    own = {"number": "1", "is_draft": True}
    draft = RunFactory(course=CourseFactory(provider=ProviderFactory(), **own))
    assert course_page(draft.course.public_id, on=TODAY) is None
    assert run_of(draft.course.public_id, draft.public_id) is None
    run = RunFactory(course=CourseFactory(provider=ProviderFactory()), place=PlaceFactory(), **own)
    page = course_page(run.course.public_id, on=TODAY)
    assert (page.course, page.runs) == (run.course, [])
    assert run_of(run.course.public_id, run.public_id) is None
    assert at_place(run.place, on=TODAY, most=3) == []
    assert lines_of([Hit((), run.course_id, None)], on=TODAY)[0].others == 0
