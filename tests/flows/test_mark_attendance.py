"""Attendance put right after closing changes the result, and credits follow."""

import pytest

from naru.credits.models import Entry
from naru.enrolments.enums import Came
from naru.enrolments.pack import attendance_terms
from naru.flows.mark_attendance import mark_attendance
from tests.catalogue.own import Staff
from tests.credits.classes import close, mark, person, taught
from tests.enrolments.classes import meetings

pytestmark = pytest.mark.django_db


def test_credits_follow_the_result(noon):
    staff = Staff()
    door = taught(staff, at=noon)
    mark(door, staff, (70, 70, 70), at=noon)
    close(door, staff, at=noon)
    given = {
        "terms": attendance_terms(noon.date()),
        "by": staff.user,
        "at": noon,
        "why": "잘못 적음",
    }
    first, third = (door.applications.get(seat_no=seat).pk for seat in (1, 3))
    for session in meetings(door.run)[1:]:
        done = mark_attendance(
            session_id=session.pk, marks={first: Came.ABSENT, third: Came.PRESENT}, **given
        )
        assert done == 2
    rows = Entry.objects.order_by("pk").values_list("resident__name", "credits", "why")
    names = [person(door, seat).name for seat in (1, 2, 3)]
    assert list(rows) == [
        (names[0], 2, ""),
        (names[1], 2, ""),
        (names[0], -2, "잘못 적음"),
        (names[2], 2, ""),
    ]
