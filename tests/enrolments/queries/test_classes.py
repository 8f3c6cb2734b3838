"""How full a class is, and who is in it."""

import pytest

from naru.enrolments.enums import State
from naru.enrolments.queries.classes import Head, audience, head_of, seated_in
from tests.catalogue.own import Staff
from tests.enrolments.classes import class_of
from tests.enrolments.factories import ApplicationFactory, stand
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_the_head_counts_each_state_once(noon):
    door = class_of(Staff(), at=noon)
    door.capacity = 6
    door.save(update_fields=["capacity"])
    ApplicationFactory(intake=door, state=State.OFFERED, no=4)
    ApplicationFactory(intake=door, state=State.CANCELLED, seat_no=None, wait_no=None)
    door.opens_at, door.closes_at = noon.replace(hour=1), noon.replace(hour=9)
    door.offers_until_at = door.closes_at
    door.save()
    stand(door, ResidentFactory(), at=noon)
    head = head_of(door)
    assert head == Head(seats=6, seated=3, offered=1, waiting=2, unsettled=1)
    assert head.free == 2


def test_the_seated_stand_by_seat_and_the_audience_seats_first(noon):
    door = class_of(Staff(), at=noon)
    seated = seated_in(door.pk)
    assert [one.seat_no for one in seated] == [1, 2, 3]
    both = audience(door.pk, [State.SEATED, State.WAITING])
    waiting = audience(door.pk, [State.WAITING])
    assert both == [one.pk for one in seated] + waiting
    assert len(waiting) == 2
