"""A person who leaves takes their words and signed skills; what was used stays without a name."""

from datetime import timedelta

import pytest

from naru.spaces.enums import ClubState, State
from naru.spaces.models import Booking, SignOff
from naru.spaces.services import leaving
from tests.residents.factories import ResidentFactory
from tests.spaces.factories import NOON, TOMORROW, BookingFactory, ClubFactory, SignOffFactory

WEEK = timedelta(days=7)


@pytest.mark.django_db
def test_times_to_come_are_free_again_and_words_are_gone():
    person = ResidentFactory()
    coming = BookingFactory(resident=person)
    past = BookingFactory(
        resident=person, starts_at=TOMORROW - WEEK, state=State.NO_SHOW, words="모임", why="말"
    )
    club = ClubFactory(head=person, about="책")
    signed = SignOffFactory(booking=past)
    other = SignOffFactory()
    leaving.forget(resident=person, at=NOON)
    rows = Booking.objects.filter(resident=person).order_by("pk")
    assert [(one.pk, one.state, one.words, one.why) for one in rows] == [
        (coming.pk, State.CANCELLED, "", ""),
        (past.pk, State.NO_SHOW, "", ""),
    ]
    club.refresh_from_db()
    assert (club.name, club.about, club.state) == ("", "", ClubState.ENDED)
    assert signed.pk is not None
    assert list(SignOff.objects.all()) == [other]
