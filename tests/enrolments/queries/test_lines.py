"""Where somebody stands, and whether it is their turn."""

from datetime import timedelta

import pytest

from naru.enrolments.models import Arrival
from naru.enrolments.queries import lines
from naru.enrolments.rules import pace
from tests.enrolments.factories import OPENS, IntakeFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def door():
    return IntakeFactory()


def stands(door, place):
    return Arrival.objects.create(
        intake=door, resident=ResidentFactory(), at=OPENS - SECOND, place=place
    )


def test_before_the_opening_nobody_is_in(door):
    one = stands(door, None)
    found = lines.stand_of(one, door, at=OPENS - 600 * SECOND)
    assert (found.is_in, found.place, found.people, found.last_in) == (False, None, 1, 0)
    assert lines.undrawn(at=OPENS - SECOND) == []
    assert lines.undrawn(at=OPENS) == [door.pk]


def test_the_turn_comes_by_itself_and_stays(door, monkeypatch):
    monkeypatch.setattr(pace, "AT_ONCE", 1)
    monkeypatch.setattr(pace, "EACH_SECOND", 1)
    people = [stands(door, place) for place in (1, 2, 3)]

    def turns(at):
        return [lines.stand_of(one, door, at=at).is_in for one in people]

    assert turns(OPENS) == [True, False, False]
    assert turns(OPENS + SECOND) == [True, True, False]
    assert turns(OPENS + 2 * SECOND) == [True, True, True]
    third = lines.stand_of(people[2], door, at=OPENS)
    assert (third.ahead, third.longest_s, third.again_s) == (1, 2, 2)


def test_while_others_are_let_in_only_those_in_line_may_apply(door, monkeypatch):
    monkeypatch.setattr(pace, "AT_ONCE", 1)
    stranger = ResidentFactory()
    assert lines.may_go_in(door, stranger.pk, at=OPENS) is True
    first, second = stands(door, 1), stands(door, 2)
    at = OPENS + timedelta(milliseconds=600) - timedelta(milliseconds=580)
    monkeypatch.setattr(lines, "STALE", 1000)
    assert lines.may_go_in(door, first.resident_id, at=at) is True
    assert lines.may_go_in(door, second.resident_id, at=at) is False
    assert lines.may_go_in(door, stranger.pk, at=at) is False
    assert lines.may_go_in(door, stranger.pk, at=OPENS + 9 * SECOND) is True
