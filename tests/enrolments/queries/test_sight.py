"""How full a door is, and whether it is open."""

from datetime import timedelta

import pytest

from naru.enrolments.enums import DoorMode, State
from naru.enrolments.queries.sight import Sight, Standing, sights_of, standing
from tests.enrolments.factories import (
    CLOSES,
    OPENS,
    ApplicationFactory,
    IntakeFactory,
    sealed_door,
    stand,
)
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def test_a_door_is_counted(django_assert_num_queries):
    door, empty = IntakeFactory(), IntakeFactory()
    ApplicationFactory(intake=door, state=State.SEATED)
    ApplicationFactory(intake=door, state=State.CANCELLED)
    stand(door, ResidentFactory())
    with django_assert_num_queries(4):
        found = sights_of([door.run_id, empty.run_id])
    assert found == {
        door.run_id: Sight(door, taken=1, waiting=0, unsettled=1),
        empty.run_id: Sight(empty, taken=0, waiting=0, unsettled=0),
    }
    assert (found[door.run_id].left, found[door.run_id].applied) == (1, 2)


def test_nothing_is_left_for_newcomers_while_somebody_waits():
    door = IntakeFactory()
    ApplicationFactory(intake=door)
    assert sights_of([door.run_id])[door.run_id].left == 0


def test_no_door_no_sight(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert sights_of([0]) == {}


def test_a_door_opens_and_closes_on_the_second():
    door = IntakeFactory()
    moments = (OPENS - SECOND, OPENS, CLOSES - SECOND, CLOSES)
    assert [standing(door, at=at) for at in moments] == [
        Standing.SOON,
        Standing.OPEN,
        Standing.OPEN,
        Standing.CLOSED,
    ]


def test_a_draw_that_is_not_sealed_lets_nobody_in_yet():
    door = IntakeFactory(mode=DoorMode.DRAW)
    assert sights_of([door.run_id])[door.run_id].unready
    sealed = sealed_door()
    assert not sights_of([sealed.run_id])[sealed.run_id].unready
