"""Staff write attendance down; what they change keeps what was before."""

import json
import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from naru.audit.models import Entry
from naru.enrolments.enums import Came, Marked
from naru.enrolments.models import Attendance, Correction
from naru.enrolments.services import attendance
from tests.catalogue.own import Staff
from tests.enrolments.classes import class_of, meetings
from tests.enrolments.rules.test_attendance import TERMS

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff():
    return Staff()


@pytest.fixture
def door(staff, noon):
    return class_of(staff, at=noon)


def ids(door):
    seated = door.applications.filter(state="SEATED").order_by("seat_no")
    return list(seated.values_list("pk", flat=True))


def mark(door, staff, noon, marks, *, meeting=1, **more):
    return attendance.mark(
        session_id=meetings(door.run)[meeting].pk,
        marks=marks,
        terms=TERMS,
        by=staff.user,
        at=noon,
        **more,
    )


def test_each_change_keeps_what_was_before_and_the_same_again_changes_nothing(staff, door, noon):
    first, second, _third = ids(door)
    assert mark(door, staff, noon, {first: Came.PRESENT, second: Came.ABSENT}) == 2
    assert mark(door, staff, noon, {first: Came.PRESENT, second: Came.ABSENT}) == 0
    later = noon + timedelta(hours=1)
    assert mark(door, staff, later, {second: Came.LATE}, why=" 늦게 옴 ") == 1
    assert mark(door, staff, later, {second: Came.EXCUSED}) == 1
    now = Attendance.objects.get(application=second)
    assert (now.came, now.marked, now.by, now.at) == ("EXCUSED", Marked.HAND, staff.user, later)
    kept = Correction.objects.order_by("number").values_list("number", "was", "became", "why")
    assert list(kept) == [(1, "ABSENT", "LATE", "늦게 옴"), (2, "LATE", "EXCUSED", "")]
    lines = Entry.objects.filter(action="class.attendance").order_by("pk")
    told = [json.loads(line.details) for line in lines]
    assert [(one["new"], one["corrected"]) for one in told] == [(2, 0), (0, 1), (0, 1)]


def test_the_database_never_changes_a_correction(staff, door, noon):
    first = ids(door)[0]
    mark(door, staff, noon, {first: Came.PRESENT})
    mark(door, staff, noon, {first: Came.LATE})
    for change in (lambda: Correction.objects.update(why="x"), Correction.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    kept = Correction.objects.get()
    with pytest.raises(IntegrityError, match="correction_changes"):
        Correction.objects.create(
            attendance=kept.attendance, number=2, was="LATE", became="LATE", by=staff.user, at=noon
        )


def test_a_meeting_to_come_cannot_be_marked(staff, door, noon):
    with pytest.raises(attendance.TooEarlyToMark):
        mark(door, staff, noon, {ids(door)[0]: Came.PRESENT}, meeting=2)
    opens = meetings(door.run)[2].starts_at - TERMS.opens_before
    assert mark(door, staff, opens, {ids(door)[0]: Came.PRESENT}, meeting=2) == 1


def test_who_waits_or_sits_elsewhere_is_not_marked(staff, door, noon):
    other = ids(class_of(Staff(), at=noon))[0]
    waits = door.applications.filter(state="WAITING").first().pk
    for stranger in (other, waits):
        with pytest.raises(attendance.NotInClass):
            mark(door, staff, noon, {ids(door)[0]: Came.PRESENT, stranger: Came.PRESENT})
    assert Attendance.objects.count() == 0


def test_many_hands_write_one_row_a_person(staff, door, noon):
    first = ids(door)[0]
    failed = []

    def press(came):
        try:
            mark(door, staff, noon, {first: came})
        except Exception as error:
            failed.append(error)
        connection.close()

    hands = [threading.Thread(target=press, args=[came]) for came in Came]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
    assert failed == []
    assert (Attendance.objects.count(), Correction.objects.count()) == (1, 3)


def test_without_the_lock_two_rows_are_stopped_by_the_database(staff, door, noon):
    row = {"application_id": ids(door)[0], "session": meetings(door.run)[1], "came": "PRESENT"}
    row |= {"marked": "HAND", "by": staff.user, "at": noon}
    Attendance.objects.create(**row)
    with pytest.raises(IntegrityError, match="attendance_once"):
        Attendance.objects.create(**row)
