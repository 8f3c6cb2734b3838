"""Who stands at a door."""

import pytest

from naru.enrolments.enums import State
from naru.enrolments.models import Intake
from naru.enrolments.queries import door
from tests.enrolments.factories import NOON, ApplicationFactory, IntakeFactory, stand
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_doors_at_which_somebody_waits_for_a_number():
    quiet, busy = IntakeFactory(), IntakeFactory()
    ApplicationFactory(intake=quiet)
    stand(busy, ResidentFactory())
    stand(busy, ResidentFactory())
    assert door.unsettled() == [busy.pk]


def test_the_door_of_a_run_on_offer_by_its_address():
    intake = IntakeFactory()
    run = intake.run
    asked = (run.course.public_id, run.public_id)
    assert door.door_at(*asked) == intake
    assert door.door_at(run.public_id, run.public_id) is None
    for thing in (run, run.course):
        type(thing).objects.filter(pk=thing.pk).update(gone_at=NOON)
        assert door.door_at(*asked) is None
        type(thing).objects.filter(pk=thing.pk).update(gone_at=None)


def test_one_look_tells_clicks_here_and_open_ones_anywhere():
    person, here, ended = ResidentFactory(), IntakeFactory(), IntakeFactory()
    stand(here, person)
    stand(IntakeFactory(), person)
    ApplicationFactory(intake=ended, resident=person, state=State.CANCELLED)
    Intake.objects.filter(pk=ended.pk).update(offers_until_at=NOON, closes_at=NOON)
    look = {"resident_id": person.pk, "at": NOON}
    assert door.at_the_door(intake_id=here.pk, **look) == (1, 2)
    assert door.at_the_door(intake_id=ended.pk, **look) == (1, 2)
    assert door.at_the_door(intake_id=IntakeFactory().pk, **look) == (0, 2)
