"""Whoever would come earlier is asked in turn; the time is kept for them for a while."""

from dataclasses import replace
from datetime import timedelta

import pytest

from naru.counselling.enums import TalkState
from naru.counselling.models import Appointment
from naru.counselling.services import appointments, earlier
from naru.counselling.services.earlier import NothingBooked, OfferOver
from naru.notices.enums import Kind
from naru.notices.models import Notice
from tests.counselling.factories import NOON, TERMS, AppointmentFactory, MentorFactory
from tests.refusals import refused

pytestmark = pytest.mark.django_db
WEEK, HOUR = timedelta(days=7), timedelta(hours=1)


@pytest.fixture
def line():
    """A time that will come free, and two people a week later who wait, the second longer."""
    mentor = MentorFactory()
    first = AppointmentFactory(mentor=mentor)
    later = [
        AppointmentFactory(mentor=mentor, starts_at=first.starts_at + WEEK + n * HOUR)
        for n in range(2)
    ]
    for n, one in enumerate(later):
        earlier.wait(appointment_id=one.pk, wants=True, by=mentor.user, at=NOON - n * HOUR)
    return [first, *later]


def free(one):
    appointments.give_back(appointment_id=one.pk, by=None, terms=TERMS, at=NOON)


def offers():
    rows = Appointment.objects.filter(state=TalkState.OFFERED).order_by("pk")
    return [(one.instead_of_id, one.starts_at) for one in rows]


def answer(offer, takes):
    return earlier.answer(
        offer_id=offer.pk, resident=offer.resident, takes=takes, by=offer.resident.user,
        terms=TERMS, at=NOON + HOUR,
    )  # fmt: skip


def test_who_waits_longest_is_asked_first_and_taking_it_gives_the_later_time_back(line):
    freed, short, long = line
    free(freed)
    assert offers() == [(long.pk, freed.starts_at)]
    told = Notice.objects.get(kind=Kind.TALK_EARLIER)
    assert told.resident == long.resident
    assert told.params["until_at"] == (NOON + TERMS.offer_lasts).isoformat()
    taken = answer(Appointment.objects.get(state="OFFERED"), takes=True)
    long.refresh_from_db()
    assert (taken.state, taken.resident, long.state) == ("BOOKED", long.resident, "CANCELLED")
    assert (short.pk, Appointment.objects.filter(state="BOOKED").count()) == (short.pk, 2)
    with refused(OfferOver):
        answer(taken, takes=True)


def test_refused_or_unanswered_it_goes_to_the_next_and_the_booked_time_stays(line):
    freed, short, long = line
    free(freed)
    answer(Appointment.objects.get(state="OFFERED"), takes=False)
    assert offers() == [(short.pk, freed.starts_at)]
    kept = Appointment.objects.get(state="OFFERED")
    until = kept.offer_until_at
    lapse = [
        earlier.lapse(offer_id=kept.pk, terms=TERMS, at=at) for at in (until - HOUR, until, until)
    ]
    assert (lapse, offers()) == ([False, True, False], [])
    long.refresh_from_db()
    short.refresh_from_db()
    assert (long.state, short.state) == ("BOOKED", "BOOKED")


def test_while_it_is_kept_nobody_else_gets_it(line):
    freed, *_later = line
    free(freed)
    other = AppointmentFactory.build(mentor=freed.mentor)
    with pytest.raises(Exception, match="one_at_a_time"):
        AppointmentFactory(mentor=freed.mentor, starts_at=other.starts_at)


def test_too_near_or_too_short_is_offered_to_nobody(line):
    freed, short, long = line
    near = freed.starts_at - HOUR
    appointments.give_back(appointment_id=freed.pk, by=None, terms=TERMS, at=near)
    assert offers() == []
    small = AppointmentFactory(
        mentor=freed.mentor,
        starts_at=freed.starts_at + HOUR,
        ends_at=freed.starts_at + HOUR + timedelta(minutes=15),
    )
    free(small)
    assert offers() == []
    assert {short.state, long.state} == {"BOOKED"}


def test_the_city_says_how_near_is_too_near(line):
    freed, _short, long = line
    terms = replace(TERMS, offer_ends=HOUR / 2)
    at = freed.starts_at - HOUR
    appointments.give_back(appointment_id=freed.pk, by=None, terms=terms, at=at)
    assert offers() == [(long.pk, freed.starts_at)]
    assert Appointment.objects.get(state="OFFERED").offer_until_at == at + HOUR / 2


def test_waiting_ends_and_needs_a_booked_time(line):
    _freed, short, long = line
    for one in (short, long):
        earlier.wait(appointment_id=one.pk, wants=False, by=one.mentor.user, at=NOON)
    free(line[0])
    assert offers() == []
    with refused(NothingBooked):
        earlier.wait(appointment_id=line[0].pk, wants=True, by=short.mentor.user, at=NOON)
