"""One's own bookings, clubs and skills; nobody else's."""

from datetime import date, timedelta

import pytest

from naru.spaces.enums import ClubState, State
from naru.spaces.queries import mine
from tests.residents.factories import ResidentFactory
from tests.spaces.factories import (
    NOON,
    TERMS,
    TOMORROW,
    BookingFactory,
    ClubFactory,
    RoomFactory,
    SignOffFactory,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_bookings_in_order_and_those_that_calendars_show():
    person = ResidentFactory()
    asked = BookingFactory(
        resident=person, room=RoomFactory(), state=State.ASKED, starts_at=TOMORROW + DAY
    )
    seat = BookingFactory(resident=person)
    gone = BookingFactory(resident=person, state=State.CANCELLED)
    BookingFactory(resident=person, sitting__starts_at=NOON - 200 * DAY)
    other = BookingFactory()
    old = BookingFactory(resident=person, sitting__starts_at=NOON - DAY)
    stand, past = mine.standing_of(person, at=NOON), mine.past_of(person, at=NOON)
    assert (mine.read(stand), list(past)) == ([seat, asked], [gone.pk, old.pk])
    assert set(mine.standing_of(person, at=seat.starts_at)) == {seat.pk, asked.pk}
    assert list(mine.standing_of(person, at=seat.ends_at)) == [asked.pk]
    assert mine.in_calendars(person, since=NOON) == [seat, gone]
    assert mine.booking_of(seat.public_id, resident=person) == seat
    assert mine.booking_of(other.public_id, resident=person) is None


def test_clubs_one_leads_and_may_book_for():
    person = ResidentFactory()
    club = ClubFactory(head=person)
    asked = ClubFactory(head=person, place=club.place, state=ClubState.ASKED, until_on=None)
    ClubFactory(head=person, state=ClubState.ENDED)
    assert mine.clubs_of(person) == [asked, club]
    assert mine.clubs_for(person, place=club.place, on=date(2026, 11, 24)) == [club]
    assert mine.clubs_for(person, place=club.place, on=club.until_on) == []


def test_what_counts_for_a_person_or_for_a_club():
    club = ClubFactory()
    room = RoomFactory(place=club.place)
    own = BookingFactory(resident=club.head, room=room, state=State.EXCUSED)
    led = BookingFactory(resident=club.head, room=room, club=club, starts_at=TOMORROW + DAY)
    BookingFactory(resident=club.head, room=room, state=State.CANCELLED)
    told = {"place": club.place, "resident": club.head}
    assert list(mine.counted(club=None, **told)) == [own]
    assert list(mine.counted(club=club, **told)) == [led]


def test_skills_signed_and_not_taken_back():
    signed = SignOffFactory()
    person = signed.resident
    SignOffFactory(booking=signed.booking, back_at=TOMORROW, skill=SignOffFactory().skill)
    assert mine.signed_of(person) == [signed]


def test_who_is_to_be_reminded():
    soon = BookingFactory()
    BookingFactory(reminded_at=NOON)
    BookingFactory(state=State.CANCELLED)
    assert mine.to_remind(TERMS, at=TOMORROW - DAY) == [soon.pk]
    assert mine.to_remind(TERMS, at=TOMORROW - 2 * DAY) == []
