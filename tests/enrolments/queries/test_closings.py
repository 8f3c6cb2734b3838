"""What is missing before a class can be closed, and what came out."""

import pytest

from naru.enrolments.enums import Came
from naru.enrolments.queries.closings import (
    closing_of,
    completed,
    outlook_of,
    result_of,
    results_of,
)
from naru.enrolments.services import attendance
from tests.catalogue.own import Staff
from tests.enrolments.classes import class_of, closed, meetings
from tests.enrolments.rules.test_attendance import TERMS

pytestmark = pytest.mark.django_db


def test_the_outlook_names_what_is_missing(noon, django_assert_num_queries):
    staff = Staff()
    door = class_of(staff, at=noon)
    past, today, last = meetings(door.run)
    with django_assert_num_queries(4):
        found = outlook_of(door, terms=TERMS, at=noon)
    assert (found.coming, found.unwritten) == ([today, last], [past])
    assert (found.held, found.seated, found.completing, found.is_ready) == (3, 3, 0, False)
    first = door.applications.get(seat_no=1)
    for one in (past, today, last):
        attendance.mark(
            session_id=one.pk,
            marks={first.pk: Came.PRESENT},
            terms=TERMS,
            by=staff.user,
            at=one.ends_at,
        )
    ready = outlook_of(door, terms=TERMS, at=last.ends_at)
    assert (ready.coming, ready.unwritten, ready.completing, ready.is_ready) == ([], [], 1, True)


def test_results_by_person(noon):
    door = closed(Staff(), at=noon)
    done = closing_of(door)
    first, second, third = (door.applications.get(seat_no=no) for no in (1, 2, 3))
    assert {pk: one.completed for pk, one in results_of(done).items()} == {
        first.pk: True,
        second.pk: True,
        third.pk: False,
    }
    assert completed([first.pk, third.pk]) == {first.pk}
    assert (result_of(third).came, result_of(third).closing) == (1, done)
    assert closing_of(class_of(Staff(), at=noon)) is None
