"""Lists of appointments: one's own, a mentor's, those to be reminded of."""

from datetime import timedelta

import pytest

from naru.counselling.queries import appointments
from tests.counselling.factories import NOON, TERMS, AppointmentFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_own_only():
    one = AppointmentFactory()
    assert appointments.appointments_of(one.resident, at=NOON) == [one]
    assert appointments.times_of(one.resident, at=NOON) == [one]
    assert appointments.appointments_of(one.resident, at=NOON + timedelta(days=200)) == []
    assert appointments.times_of(one.resident, at=NOON + timedelta(days=200)) == []
    assert appointments.appointment_with(one.public_id, resident=one.resident) == one
    assert appointments.appointment_with(one.public_id, resident=ResidentFactory()) is None


def test_reminders_begin_48_hours_before():
    one = AppointmentFactory()
    AppointmentFactory(state="CANCELLED")
    AppointmentFactory(reminded_at=NOON)
    due = {
        hours: appointments.to_remind(TERMS, at=one.starts_at - hours * HOUR)
        for hours in (49, 48, 1, 0)
    }
    assert due == {49: [], 48: [one.pk], 1: [one.pk], 0: []}


def test_a_mentors_diary_holds_what_takes_time():
    one = AppointmentFactory()
    AppointmentFactory(mentor=one.mentor, state="CANCELLED")
    assert list(appointments.diary_of(one.mentor, since=NOON)) == [one]


def test_offers_that_ran_out_and_who_waits():
    freed = AppointmentFactory()
    later = AppointmentFactory(
        mentor=freed.mentor, starts_at=freed.starts_at + HOUR, earlier_since=NOON
    )
    assert list(appointments.waiting_for(freed)) == [later]
    offer = AppointmentFactory(state="OFFERED", offer_until_at=NOON, instead_of=later)
    assert appointments.run_out(at=NOON) == [offer.pk]
    assert list(appointments.waiting_for(freed)) == []
