"""Attendance put right after closing changes the result; credits and certificates follow."""

import pytest

from naru.credentials.models import Certificate
from naru.credits.models import Entry
from naru.enrolments.enums import Came
from naru.enrolments.models import Result
from naru.enrolments.pack import attendance_terms
from naru.enrolments.services.attendance import TermClosed
from naru.flows.mark_attendance import mark_attendance
from tests.catalogue.own import Staff
from tests.credits.classes import close, mark, person, taught
from tests.enrolments.classes import closed, meetings

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


@pytest.mark.django_db(transaction=True)
def test_the_certificate_follows_the_result_or_nothing_changes(noon):
    staff = Staff()
    door = closed(staff, at=noon)
    missed = Result.objects.get(completed=False).application_id
    terms = attendance_terms(noon.date())
    given = {"terms": terms, "by": staff.user, "at": noon}
    first, second, third = meetings(door.run)
    with pytest.raises(TermClosed):
        mark_attendance(session_id=second.pk, marks={missed: Came.PRESENT}, **given)
    assert not Certificate.objects.exists()
    for meeting in (first, second, third):
        marks = {missed: Came.PRESENT}
        mark_attendance(session_id=meeting.pk, marks=marks, why="늦게 왔음", **given)
    one = Certificate.objects.get()
    assert one.resident_id == Result.objects.get(application=missed).application.resident_id
    mark_attendance(session_id=first.pk, marks={missed: Came.ABSENT}, why="잘못 봄", **given)
    one.refresh_from_db()
    assert one.revoked_words == "잘못 봄"
