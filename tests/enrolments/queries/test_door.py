"""Who stands at a door."""

from datetime import timedelta

import pytest

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


def test_doors_that_closed_before_are_passed_over():
    intake = IntakeFactory()
    stand(intake, ResidentFactory())
    assert door.pending(most=9, since=intake.closes_at - timedelta(seconds=1)) == {intake.pk: 1}
    assert door.pending(most=9, since=intake.closes_at) == {}


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
