"""What a person takes along: bookings, clubs, skills that were signed off."""

import pytest

from naru.spaces.queries.export import export_spaces
from tests.spaces.factories import (
    NOON,
    TOMORROW,
    BookingFactory,
    ClubFactory,
    RoomFactory,
    SignOffFactory,
)


@pytest.mark.django_db
def test_everything_of_the_person_and_nothing_of_others():
    signed = SignOffFactory()
    person = signed.resident
    SignOffFactory(booking=signed.booking, skill=SignOffFactory().skill, back_at=TOMORROW)
    club = ClubFactory(head=person)
    room = RoomFactory(fee_won=50_000)
    later = {"starts_at": TOMORROW.replace(day=27), "room": room, "fee_won": 50_000}
    BookingFactory(resident=person, club=club, people=6, words="독서", **later)
    BookingFactory()
    bookings, clubs, skills = export_spaces(person)
    bench = signed.booking.sitting.bench
    assert [(row["what"], row["place"], row["seat"], row["club"]) for row in bookings.rows] == [
        (bench.name_ko, bench.place.name_ko, 1, ""),
        (room.name_ko, room.place.name_ko, None, club.name),
    ]
    assert bookings.rows[1]["words"] == "독서"
    assert [(row["name"], row["asked_at"]) for row in clubs.rows] == [(club.name, NOON)]
    assert [(row["skill"], row["by"]) for row in skills.rows] == [
        (signed.skill.name_ko, signed.by.name)
    ]
