"""Whoever a changed meeting concerns hears of it once; a clash is told to whom it meets."""

import uuid
from datetime import timedelta

import pytest

from naru.catalogue.services.own.meetings import MeetingBegan, OnlyMeeting
from naru.enrolments.enums import Came, State
from naru.enrolments.models import Bulletin
from naru.enrolments.pack import attendance_terms
from naru.enrolments.queries.bulletins import untold
from naru.enrolments.services import attendance
from naru.enrolments.services.closing import close
from naru.flows.change_meeting import (
    ClassOver,
    MeetingMarked,
    add_meeting,
    cancel_meeting,
    change_meeting,
)
from naru.flows.tell_class import tell_class
from naru.notices.models import Notice
from naru.notices.queries import told
from tests.catalogue.own import Staff
from tests.enrolments.classes import DAY, HOUR, class_of, closed, meetings
from tests.enrolments.factories import ApplicationFactory
from tests.enrolments.services.test_settling import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff():
    return Staff()


@pytest.fixture
def door(staff, noon):
    return class_of(staff, at=noon)


def change(door, staff, noon, session, *, by=DAY, room="", key=None):
    return change_meeting(
        intake_id=door.pk,
        session_id=session.pk,
        starts_at=session.starts_at + by,
        ends_at=session.ends_at + by,
        room=room,
        key=key or uuid.uuid4(),
        by=staff.user,
        at=noon,
    )


def tell_all(one, noon):
    for application_id in untold(bulletin_id=one.pk):
        tell_class(bulletin_id=one.pk, application_id=application_id, at=noon)
    return sorted(Notice.objects.values_list("kind", flat=True))


def test_a_new_time_is_told_to_those_who_wait_too_and_the_form_counts_once(staff, door, noon):
    key, last = uuid.uuid4(), meetings(door.run)[2]
    one = change(door, staff, noon, last, key=key)
    assert change(door, staff, noon, last, by=2 * DAY, key=key) is None
    assert meetings(door.run)[2].starts_at == last.starts_at + DAY
    assert (one.kind, one.audience) == ("MOVED", "BOTH")
    assert tell_all(one, noon) == ["class.moved"] * 5
    words = told(Notice.objects.first())
    assert words.subject == "엑셀로 배우는 가게 장부: 수업 때가 바뀌었습니다"
    assert words.body.startswith(
        "2026년 12월 1일(화) 11:50에 하려던 수업을 2026년 12월 2일(수) 11:50에 합니다. "
        "장소: 새빛캠퍼스 301호."
    )


def test_a_room_is_told_to_the_seated_alone(staff, door, noon):
    one = change(door, staff, noon, meetings(door.run)[2], by=timedelta(), room="지하 1호")
    assert tell_all(one, noon) == ["class.room"] * 3
    assert "지하 1호에서 합니다" in told(Notice.objects.first()).body


def test_nothing_changed_tells_nothing(staff, door, noon):
    assert change(door, staff, noon, meetings(door.run)[2], by=timedelta()) is None
    assert Bulletin.objects.count() == 0


def test_one_form_pressed_many_times_at_once_adds_one_meeting(staff, door, noon):
    before, key = len(meetings(door.run)), uuid.uuid4()
    starts = meetings(door.run)[-1].starts_at + DAY
    told = []

    def press(hour):
        told.append(
            add_meeting(
                intake_id=door.pk,
                starts_at=starts + hour * HOUR,
                ends_at=starts + (hour + 1) * HOUR,
                room="",
                key=key,
                by=staff.user,
                at=noon,
            )
        )

    together(*(lambda hour=hour: press(hour) for hour in range(5)))
    assert len(meetings(door.run)) == before + 1
    assert sum(one is not None for one in told) == 1


def test_only_whose_other_seat_meets_the_new_time_is_warned(staff, door, noon):
    other = class_of(Staff(), at=noon + HOUR, names=())
    other.capacity = 2
    other.save(update_fields=["capacity"])
    both = door.applications.get(seat_no=1).resident
    waits = door.applications.get(seat_no=2).resident
    ApplicationFactory(intake=other, resident=both, state=State.SEATED, no=1)
    ApplicationFactory(intake=other, resident=waits, no=8)
    starts = meetings(other.run)[2].starts_at + HOUR
    one = add_meeting(
        intake_id=door.pk,
        starts_at=starts + 3 * DAY,
        ends_at=starts + 3 * DAY + HOUR,
        room="",
        key=uuid.uuid4(),
        by=staff.user,
        at=noon,
    )
    assert tell_all(one, noon) == ["class.added"] * 5
    Notice.objects.all().delete()
    session = meetings(door.run)[3]
    moved = change(door, staff, noon, session, by=-3 * DAY + 2 * HOUR)
    assert tell_all(moved, noon) == ["class.moved"] * 5
    Notice.objects.all().delete()
    session = meetings(door.run)[3]
    clash = change(door, staff, noon, session, by=-90 * timedelta(minutes=1))
    assert tell_all(clash, noon) == ["class.clash", *["class.moved"] * 5]
    warned = Notice.objects.get(kind="class.clash")
    assert (warned.resident, "엑셀로 배우는 가게 장부" in told(warned).body) == (both, True)


def test_a_meeting_with_attendance_is_not_moved(staff, door, noon):
    last = meetings(door.run)[2]
    soon = last.starts_at - timedelta(minutes=10)
    attendance.mark(
        session_id=last.pk,
        marks={door.applications.get(seat_no=1).pk: Came.PRESENT},
        terms=attendance_terms(soon.date()),
        by=staff.user,
        at=soon,
    )
    with pytest.raises(MeetingMarked):
        change(door, staff, soon, last)


def cancel(door, staff, at, session, key=None):
    return cancel_meeting(
        intake_id=door.pk,
        session_id=session.pk,
        key=key or uuid.uuid4(),
        by=staff.user,
        at=at,
    )


def test_one_meeting_is_cancelled_told_to_everybody_and_counts_for_nobody(staff, door, noon):
    first, second, last = meetings(door.run)
    seated = door.applications.get(seat_no=1)
    terms = attendance_terms(noon.date())
    given = {"marks": {seated.pk: Came.PRESENT}, "terms": terms, "by": staff.user}
    attendance.mark(session_id=first.pk, at=noon, **given)
    key = uuid.uuid4()
    one = cancel(door, staff, noon, last, key)
    assert cancel(door, staff, noon, last, key) is None
    assert (one.kind, one.audience, len(meetings(door.run))) == ("CANCELLED", "BOTH", 2)
    assert tell_all(one, noon) == ["class.cancelled"] * 5
    words = told(Notice.objects.first())
    assert words.subject == (
        "엑셀로 배우는 가게 장부: 2026년 12월 1일(화) 11:50 수업을 하지 않습니다"
    )
    door.run.refresh_from_db()
    assert door.run.last_on == noon.date()
    attendance.mark(session_id=second.pk, at=noon, **given)
    close(intake_id=door.pk, terms=terms, by=staff.user, at=noon + DAY)
    results = {one.application.seat_no: one.completed for one in door.closing.results.all()}
    assert (door.closing.held, results[1]) == (2, True)


def test_what_has_begun_was_marked_or_is_the_only_one_is_not_cancelled(staff, door, noon):
    first, second, last = meetings(door.run)
    with pytest.raises(MeetingBegan):
        cancel(door, staff, noon, second)
    for one in (first, second):
        type(one).objects.filter(pk=one.pk).delete()
    with pytest.raises(OnlyMeeting):
        cancel(door, staff, noon, last)
    over = closed(staff, at=noon)
    with pytest.raises((ClassOver, MeetingMarked)):
        cancel(over, staff, noon, meetings(over.run)[0])
    assert Bulletin.objects.filter(kind="CANCELLED").count() == 0


def test_a_closed_term_gets_no_more_meetings(staff, noon):
    door = closed(staff, at=noon)
    before = len(meetings(door.run))
    with pytest.raises(ClassOver):
        add_meeting(
            intake_id=door.pk,
            starts_at=noon + DAY,
            ends_at=noon + DAY + HOUR,
            room="",
            key=uuid.uuid4(),
            by=staff.user,
            at=noon,
        )
    assert len(meetings(door.run)) == before
