"""Attendance by meeting, by person, and counted."""

import pytest

from naru.enrolments.enums import Came
from naru.enrolments.queries import attendance as reading
from naru.enrolments.queries.classes import seated_in
from naru.enrolments.rules.attendance import Tally
from naru.enrolments.services import attendance
from tests.catalogue.own import Staff
from tests.enrolments.classes import class_of, meetings
from tests.enrolments.rules.test_attendance import TERMS

pytestmark = pytest.mark.django_db


def test_meetings_sheet_tally_and_one_s_own_say_the_same(noon, django_assert_num_queries):
    staff = Staff()
    door = class_of(staff, at=noon)
    seated = list(seated_in(door.pk))
    past, today, _next = meetings(door.run)
    given = {"terms": TERMS, "by": staff.user, "at": noon}
    one, two, three = (each.pk for each in seated)
    attendance.mark(session_id=past.pk, marks={one: Came.PRESENT, two: Came.ABSENT}, **given)
    attendance.mark(session_id=today.pk, marks={one: Came.LATE, three: Came.EXCUSED}, **given)
    attendance.mark(session_id=past.pk, marks={two: Came.PRESENT}, **given)
    counted = [(each.marked, each.there) for each in reading.meetings_of(door.run)]
    assert counted == [(2, 2), (2, 1), (0, 0)]
    with django_assert_num_queries(2):
        sheet = reading.sheet_of(past, seated)
        told = [each.attendance and each.attendance.came for each in sheet]
        corrections = [[each.was for each in line.corrections] for line in sheet]
    assert (told, corrections) == (["PRESENT", "PRESENT", None], [[], ["ABSENT"], []])
    assert reading.tallies_of(seated, held=2) == {
        one: Tally(held=2, present=1, late=1),
        two: Tally(held=2, present=1),
        three: Tally(held=2, excused=1),
    }
    assert [each.session for each in reading.own_of(seated[0])] == [past, today]
    assert [each.came for each in reading.all_of(seated[1].resident)] == ["PRESENT"]
    assert reading.marked_at(today) == {one, three}
