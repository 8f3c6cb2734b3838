"""The code on the wall lets in whoever is there now, once, and nobody else."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection

from naru.enrolments.enums import Came
from naru.enrolments.models import Attendance
from naru.enrolments.services import arriving, attendance
from tests.catalogue.own import Staff
from tests.enrolments.classes import HOUR, class_of, meetings
from tests.enrolments.rules.test_attendance import TERMS
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def door(noon):
    return class_of(Staff(), at=noon)


@pytest.fixture
def meeting(door):
    return meetings(door.run)[1]


@pytest.fixture
def learner(door):
    return door.applications.get(seat_no=1).resident


def arrive(meeting, resident, at):
    return arriving.arrive(
        session_id=meeting.pk, resident_id=resident.pk, terms=TERMS, by=resident.user, at=at
    )


def test_a_code_holds_for_its_turn_and_the_next_and_then_no_more(meeting, noon):
    word = arriving.code_of(meeting.pk, terms=TERMS, at=noon)
    for seconds in (0, 59, 119):
        at = noon + timedelta(seconds=seconds)
        assert arriving.read_code(word, terms=TERMS, at=at) == meeting.pk
    for moment in (noon + 2 * MINUTE, noon + HOUR, noon - MINUTE):
        with pytest.raises(arriving.CodeOld):
            arriving.read_code(word, terms=TERMS, at=moment)
    assert word != arriving.code_of(meeting.pk, terms=TERMS, at=noon + MINUTE)


@pytest.mark.parametrize(
    "change", [lambda w: w[:-1], lambda w: "9" + w, lambda w: "", lambda w: "a:b"]
)
def test_a_code_that_somebody_made_up_is_refused(meeting, noon, change):
    word = arriving.code_of(meeting.pk, terms=TERMS, at=noon)
    with pytest.raises(arriving.CodeForged):
        arriving.read_code(change(word), terms=TERMS, at=noon)


def test_the_first_scan_counts_and_later_ones_change_nothing(meeting, learner):
    starts = meeting.starts_at
    first = arrive(meeting, learner, starts + 9 * MINUTE)
    again = arrive(meeting, learner, starts + 20 * MINUTE)
    assert (first == again, again.came, again.marked, again.at) == (
        True,
        "PRESENT",
        "SCAN",
        starts + 9 * MINUTE,
    )


def test_who_comes_after_ten_minutes_is_late(meeting, learner):
    assert arrive(meeting, learner, meeting.starts_at + 10 * MINUTE).came == Came.LATE


def test_too_early_too_late_and_not_in_the_class(door, meeting, learner):
    opens = meeting.starts_at - TERMS.opens_before
    with pytest.raises(arriving.TooEarly):
        arrive(meeting, learner, opens - MINUTE)
    with pytest.raises(arriving.TooLate):
        arrive(meeting, learner, meeting.ends_at)
    waits = door.applications.filter(state="WAITING").first().resident
    for stranger in (waits, ResidentFactory()):
        with pytest.raises(arriving.NotYourClass):
            arrive(meeting, stranger, opens)
    assert Attendance.objects.count() == 0


def test_what_staff_wrote_is_not_undone_by_a_scan(door, meeting, learner, noon):
    staff = Staff().user
    seat = door.applications.get(resident=learner)
    given = {"session_id": meeting.pk, "terms": TERMS, "by": staff, "at": noon}
    attendance.mark(marks={seat.pk: Came.ABSENT}, **given)
    with pytest.raises(arriving.MarkedOtherwise):
        arrive(meeting, learner, noon)
    attendance.mark(marks={seat.pk: Came.LATE}, **given)
    assert arrive(meeting, learner, noon).came == Came.LATE


def test_two_devices_at_once_are_one_row(meeting, learner, noon):
    done = []

    def press():
        done.append(arrive(meeting, learner, noon).pk)
        connection.close()

    hands = [threading.Thread(target=press) for _ in range(4)]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
    assert (len(set(done)), len(done), Attendance.objects.count()) == (1, 4, 1)


def test_a_scan_says_only_that_somebody_is_there(door, meeting, noon):
    seat = door.applications.get(seat_no=1)
    with pytest.raises(IntegrityError, match="attendance_scan_is_there"):
        Attendance.objects.create(
            application=seat, session=meeting, came="ABSENT", marked="SCAN", at=noon
        )
