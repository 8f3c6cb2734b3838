"""A door is opened and changed, as far as nobody who came is wronged."""

from dataclasses import replace
from datetime import timedelta

import pytest

from naru.audit.models import Entry
from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Intake
from naru.enrolments.services import doors
from naru.enrolments.services.doors import SeatsHeld, SomebodyCame
from tests.accounts.factories import UserFactory
from tests.catalogue.factories import RunFactory
from tests.enrolments.factories import (
    CLOSES,
    NOON,
    OFFERS_END,
    OPENS,
    ApplicationFactory,
    IntakeFactory,
    stand,
)
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
TERMS = doors.Terms(
    mode=DoorMode.FIRST_COME,
    capacity=3,
    opens_at=OPENS,
    closes_at=CLOSES,
    offers_until_at=OFFERS_END,
)


def set_door(run_id, terms=TERMS):
    return doors.set_door(run_id=run_id, terms=terms, by=UserFactory(), at=NOON)


def test_a_door_is_made_once_and_the_same_again_changes_nothing():
    run = RunFactory()
    first, again = set_door(run.pk), set_door(run.pk)
    assert (first.pk, again.changed_at, Intake.objects.count()) == (again.pk, NOON, 1)
    line = Entry.objects.get()
    assert (line.action, line.subject_id) == ("enrolment.door_made", str(run.public_id))


def test_before_anybody_came_everything_can_change():
    door = set_door(RunFactory().pk)
    terms = replace(TERMS, mode=DoorMode.DRAW, opens_at=OPENS + timedelta(days=1), policy="ages")
    changed = set_door(door.run_id, terms)
    assert {name: getattr(changed, name) for name in vars(terms)} == vars(terms)


@pytest.mark.parametrize(
    "change",
    [{"mode": DoorMode.DRAW}, {"opens_at": OPENS - timedelta(days=1)}, {"policy": "ages"}],
)
def test_who_came_finds_the_terms_they_came_by(change):
    door = set_door(RunFactory().pk)
    stand(door, ResidentFactory())
    with refused(SomebodyCame):
        set_door(door.run_id, replace(TERMS, **change))
    assert set_door(door.run_id, replace(TERMS, capacity=9)).capacity == 9


def test_no_seat_that_is_held_is_taken_away():
    """By the highest number, not by how many: a lower seat that is free would go out twice."""
    door = set_door(RunFactory().pk)
    ApplicationFactory(intake=door, state=State.SEATED, no=3)
    with refused(SeatsHeld):
        set_door(door.run_id, replace(TERMS, capacity=2))
    set_door(door.run_id, replace(TERMS, capacity=4))
    assert doors.highest_seat(door) == 3


def test_a_door_stands_behind_another_until_somebody_has_come():
    door, before = IntakeFactory(), IntakeFactory()
    told = {"door_id": door.pk, "by": None, "at": NOON}
    assert doors.put_behind(before_id=before.pk, **told).behind == before
    assert doors.put_behind(before_id=before.pk, **told).behind == before
    stand(door, ResidentFactory())
    with pytest.raises(SomebodyCame):
        doors.put_behind(before_id=None, **told)
