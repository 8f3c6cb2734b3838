"""A line: one place a person, drawn at the opening, later ones behind, never a second early."""

from datetime import timedelta

import pytest

from naru.audit.models import Entry
from naru.enrolments.models import Arrival
from naru.enrolments.services import standing
from naru.enrolments.services.claims import DoorClosed
from naru.enrolments.services.standing import TooEarlyForTheLine
from tests.enrolments.factories import CLOSES, OPENS, IntakeFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
MINUTE = timedelta(minutes=1)


def arrive(door, at, resident=None):
    who = resident or ResidentFactory()
    return standing.stand(intake=door, resident_id=who.pk, at=at)


def places(*arrivals):
    for one in arrivals:
        one.refresh_from_db()
    return [one.place for one in arrivals]


def test_a_person_stands_once_on_however_many_devices():
    door, who = IntakeFactory(), ResidentFactory()
    first = arrive(door, OPENS - 9 * MINUTE, who)
    assert arrive(door, OPENS + MINUTE, who) == first
    assert Arrival.objects.get().at == OPENS - 9 * MINUTE


def test_the_line_begins_half_an_hour_before_and_ends_with_the_door():
    door = IntakeFactory()
    with pytest.raises(TooEarlyForTheLine):
        arrive(door, OPENS - 31 * MINUTE)
    with pytest.raises(DoorClosed):
        arrive(door, CLOSES)
    arrive(door, OPENS - 30 * MINUTE)


def test_places_are_drawn_at_the_opening_and_later_ones_stand_behind():
    door = IntakeFactory()
    early = [arrive(door, OPENS - (9 - number) * MINUTE) for number in range(6)]
    late = [arrive(door, OPENS + number * MINUTE) for number in range(2)]
    assert standing.draw(intake_id=door.pk, at=OPENS - timedelta(seconds=1)) == 0
    assert places(*early, *late) == [None] * 8
    assert standing.draw(intake_id=door.pk, at=OPENS) == 8
    assert (sorted(places(*early)), places(*late)) == ([1, 2, 3, 4, 5, 6], [7, 8])
    last = arrive(door, OPENS + 5 * MINUTE)
    assert [standing.draw(intake_id=door.pk, at=OPENS + 6 * MINUTE) for _ in range(2)] == [1, 0]
    assert places(last) == [9]
    assert Entry.objects.filter(action="enrolment.line_drawn").count() == 2


def test_the_order_is_a_lot_and_not_who_came_first():
    firsts = set()
    for _ in range(12):
        door = IntakeFactory()
        early = [arrive(door, OPENS - (9 - number) * MINUTE) for number in range(3)]
        standing.draw(intake_id=door.pk, at=OPENS)
        firsts.add(places(*early).index(1))
    assert len(firsts) > 1
