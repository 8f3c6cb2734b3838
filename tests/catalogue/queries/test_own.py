"""Staff see their own provider's courses, and no other's."""

import pytest

from naru.catalogue.enums import CourseState
from naru.catalogue.queries import own
from naru.catalogue.services.own import courses
from tests.catalogue.factories import CourseFactory
from tests.catalogue.own import AT, Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return Staff()


@pytest.fixture
def shelf(staff):
    """A draft, a published course with two runs, one taken back; and a stranger's."""
    Staff().run(Staff().course(publish=True))
    CourseFactory()
    draft = staff.course(title="초안", number="D")
    published = staff.course(title="가게 장부", number="A-101", publish=True)
    staff.run(published)
    staff.run(published, number="2", starts_on="2027-01-05", last_on="2027-01-12", sessions=[])
    gone = staff.course(title="지난 과정", number="G", publish=True)
    courses.take_back_course(course_id=gone.pk, by=staff.user, at=AT)
    return draft, published, gone


def test_own_courses_by_state_and_words(staff, shelf):
    _draft, published, _gone = shelf
    assert set(own.courses(staff.organisation)) == set(shelf)
    assert own.counts(staff.organisation) == dict.fromkeys(CourseState, 1)
    for state, course in zip(CourseState, shelf, strict=True):
        assert list(own.courses(staff.organisation, state=state)) == [course]
        course.refresh_from_db()
        assert own.state_of(course) == state
    assert list(own.courses(staff.organisation, words="장부 a-1")) == [published]
    assert list(own.courses(staff.organisation, words="%")) == []


def test_a_course_tells_of_its_runs(staff, shelf):
    found = own.courses(staff.organisation).get(number="A-101")
    assert (found.run_count, str(found.first_on), str(found.last_day)) == (
        2,
        "2026-12-01",
        "2027-01-12",
    )
    assert [run.number for run in own.runs_of(found)] == ["2", "1"]
    assert sorted(own.numbers_of(found)) == ["1", "2"]


def test_a_run_of_ones_own_comes_with_its_course_and_its_days(staff, django_assert_num_queries):
    run = staff.run(staff.course(publish=True))
    with django_assert_num_queries(2):
        found = own.run_called(staff.organisation, run.public_id)
        told = (
            found.course.provider.organisation_id,
            [one.starts_at.day for one in found.sessions.all()],
        )
    assert (found, told) == (run, (staff.organisation.pk, [1, 8]))
    assert own.run_called(Staff().organisation, run.public_id) is None
    run.number = ""
    run.save()
    assert own.run_called(staff.organisation, run.public_id) is None, "it is written elsewhere"


def test_nobody_else_sees_them(staff, shelf):
    stranger = Staff().organisation
    assert list(own.courses(stranger)) == []
    assert list(own.course(stranger)) == []
    for course in shelf:
        assert own.called(stranger, course.public_id) is None
        assert own.called(staff.organisation, course.public_id) == course
    assert list(own.runs(stranger)) == []
    assert own.provider_of(stranger) is None
    assert own.course(staff.organisation).count() == 3
    assert own.runs(staff.organisation).count() == 2
