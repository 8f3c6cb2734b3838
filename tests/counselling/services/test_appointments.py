"""A time is booked once: for the mentor, the room and the person, also when all come at once."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from naru.audit.models import Entry
from naru.counselling.enums import Channel, TalkState, Way
from naru.counselling.models import Appointment
from naru.counselling.services import appointments
from naru.counselling.services.appointments import (
    NotBookable,
    NotForYou,
    NotYetOver,
    Talk,
    TimeOver,
    TimeTaken,
)
from naru.notices.enums import Kind
from naru.notices.models import Notice
from tests.accounts.factories import UserFactory
from tests.counselling.factories import (
    NOON,
    TERMS,
    AppointmentFactory,
    MentorFactory,
    RoomFactory,
)
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

TEN = datetime(2026, 12, 2, 1, tzinfo=UTC)
TALK = Talk("first-talk", 45, ("PHONE", "OFFICE"), ("resident", "desk"))
HOUR = timedelta(hours=1)


def book(mentor, resident=None, starts_at=TEN, channel=Channel.PHONE, way=Way.SITE, talk=TALK):
    resident = resident or ResidentFactory()
    return appointments.book(
        resident=resident, mentor=mentor, talk=talk, channel=channel, starts_at=starts_at,
        words="", way=way, by=resident.user, terms=TERMS, at=NOON,
    )  # fmt: skip


@pytest.mark.django_db
def test_booked_both_are_told_with_an_entry_for_their_calendars():
    mentor = MentorFactory()
    one = book(mentor)
    assert (one.state, one.ends_at, one.room) == ("BOOKED", TEN + timedelta(minutes=45), None)
    told = {notice.kind: notice for notice in Notice.objects.all()}
    assert set(told) == {Kind.TALK_BOOKED, Kind.TALK_IN}
    assert told[Kind.TALK_IN].user == mentor.user
    assert all(f"UID:{one.public_id}" in notice.invite for notice in told.values())
    assert Entry.objects.get(action="appointment.booked").actor == one.resident.user
    with refused(NotBookable):
        book(mentor)


@pytest.mark.django_db
def test_only_times_reasons_and_ways_there_are():
    mentor = MentorFactory()
    for wrong in (
        {"starts_at": TEN + timedelta(minutes=5)},
        {"starts_at": NOON + HOUR},
        {"starts_at": TEN + 2 * HOUR},
        {"channel": Channel.VIDEO},
        {"channel": Channel.OFFICE},
    ):
        with refused(NotBookable):
            book(mentor, **wrong)
    with refused(NotForYou):
        book(mentor, way=Way.MENTOR)


@pytest.mark.django_db
def test_face_to_face_takes_a_room_and_two_mentors_never_the_same():
    room = RoomFactory()
    first, second = (MentorFactory(organisation=room.organisation) for _ in range(2))
    assert book(first, channel=Channel.OFFICE).room == room
    with refused(NotBookable):
        book(second, channel=Channel.OFFICE)
    other = RoomFactory(organisation=room.organisation)
    assert book(second, channel=Channel.OFFICE).room == other


@pytest.mark.django_db
def test_a_person_is_at_one_place_at_a_time():
    one = AppointmentFactory()
    with refused(NotBookable):
        book(MentorFactory(), resident=one.resident)


@pytest.mark.django_db
@pytest.mark.parametrize("same", ["mentor", "room", "resident"])
def test_the_database_itself_refuses_to_book_twice(same):
    """Also to the minute: what only touches is no clash, and what is cancelled takes no time."""
    office = {"channel": Channel.OFFICE}
    first = AppointmentFactory(room=RoomFactory(), **office)

    def beside(shift, **other):
        told = {"room": RoomFactory(), same: getattr(first, same), **office}
        begins = first.starts_at + timedelta(minutes=shift)
        return AppointmentFactory(starts_at=begins, **(told | other))

    for shift in (-44, 0, 44):
        with pytest.raises(IntegrityError, match="one_at_a_time"), transaction.atomic():
            beside(shift)
    beside(0, state=TalkState.CANCELLED)
    beside(-45)
    beside(45)
    AppointmentFactory(room=RoomFactory(), **office)


@pytest.mark.django_db
def test_given_back_in_time_or_late_and_twice_is_once():
    own = {"terms": TERMS, "by": UserFactory()}
    for before, state in ((timedelta(hours=24), "CANCELLED"), (HOUR, "EXCUSED")):
        one = AppointmentFactory()
        for _again in range(2):
            found = appointments.give_back(appointment_id=one.pk, at=one.starts_at - before, **own)
            assert (found.state, found.sequence) == (state, 1)
        assert Notice.objects.filter(kind=Kind.TALK_OFF, resident=one.resident).count() == 1
    cancel = Notice.objects.filter(kind=Kind.TALK_OFF_STAFF).first().invite
    assert "METHOD:CANCEL" in cancel
    assert "SEQUENCE:1" in cancel
    past = AppointmentFactory()
    with refused(TimeOver):
        appointments.give_back(appointment_id=past.pk, at=past.starts_at, **own)


@pytest.mark.django_db
def test_who_came_is_said_afterwards_and_can_be_put_right():
    one = AppointmentFactory()
    say = {"appointment_id": one.pk, "by": one.mentor.user}
    with refused(NotYetOver):
        appointments.close(came=TalkState.HELD, at=one.starts_at - HOUR, **say)
    for came in (TalkState.CANCELLED, TalkState.OFFERED):
        with refused(TimeOver):
            appointments.close(came=came, at=one.ends_at, **say)
    for came in (TalkState.NO_SHOW, TalkState.EXCUSED, TalkState.HELD):
        assert appointments.close(came=came, at=one.ends_at, **say).state == came
    assert [one.kind for one in Notice.objects.all()] == [Kind.TALK_MISSED]


@pytest.mark.django_db
def test_reminded_once():
    one = AppointmentFactory()
    at = one.starts_at - timedelta(hours=48)
    remind = [appointments.remind(appointment_id=one.pk, at=at) for _ in range(2)]
    assert remind == [True, False]
    told = Notice.objects.get()
    assert (told.kind, told.invite) == (Kind.TALK_SOON, "")
    late = AppointmentFactory()
    assert not appointments.remind(appointment_id=late.pk, at=late.starts_at)


@pytest.mark.django_db
def test_a_mentor_who_cannot_come_says_so():
    one = AppointmentFactory()
    appointments.cancel_as_mentor(appointment_id=one.pk, by=one.mentor.user, at=NOON)
    assert Notice.objects.get(resident=one.resident).kind == Kind.TALK_CALLED_OFF
    with refused(TimeOver):
        appointments.cancel_as_mentor(appointment_id=one.pk, by=one.mentor.user, at=NOON)


def at_once(mentor, people):
    """All book the same time at once; what became of each."""
    barrier, outcomes = Barrier(len(people)), []
    seen = appointments.diaries.slots

    def run(resident):
        try:
            book(mentor, resident=resident)
            outcomes.append("booked")
        except (TimeTaken, NotBookable):
            outcomes.append("refused")
        finally:
            connection.close()

    def slots(*args, **kwargs):
        found = seen(*args, **kwargs)
        barrier.wait(timeout=30)
        return found

    appointments.diaries.slots = slots
    threads = [Thread(target=run, args=[one]) for one in people]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        appointments.diaries.slots = seen
    return sorted(outcomes)


@pytest.mark.django_db(transaction=True)
def test_six_at_once_on_one_time_book_it_once():
    """All have read that it is free before the first writes."""
    people = [ResidentFactory() for _ in range(6)]
    assert at_once(MentorFactory(), people) == ["booked", *["refused"] * 5]
    assert Appointment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_constraint_all_six_would_have_it():
    """The twin: the same race with the database's rule taken away, which is then put back."""
    name = "appointment_one_at_a_time_a_mentor"
    rule = next(one for one in Appointment._meta.constraints if one.name == name)
    people = [ResidentFactory() for _ in range(6)]
    with connection.schema_editor() as editor:
        editor.remove_constraint(Appointment, rule)
    try:
        assert at_once(MentorFactory(), people) == ["booked"] * 6
    finally:
        Appointment.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Appointment, rule)
