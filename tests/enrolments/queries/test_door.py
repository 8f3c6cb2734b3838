"""Who stands at a door."""

from datetime import timedelta

import pytest

from naru.enrolments.models import Claim, Sweep
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
    before = door.look(most=9, since=intake.closes_at - timedelta(seconds=1))
    assert (before.doors, door.look(most=9, since=intake.closes_at).doors) == ({intake.pk: 1}, {})


def test_a_look_beyond_a_claim_is_at_doors_with_newer_ones_and_at_those_named():
    empty = door.look(most=9)
    assert (empty.doors, empty.newest) == ({}, 0)
    first, second, third = (IntakeFactory() for _ in range(3))
    stand(first, ResidentFactory())
    stand(second, ResidentFactory())
    seen = door.look(most=9)
    assert seen.doors == {first.pk: 1, second.pk: 1}
    nothing = door.look(most=9, beyond=seen.newest)
    assert (nothing.doors, nothing.newest) == ({}, seen.newest)
    stand(third, ResidentFactory())
    stand(third, ResidentFactory())
    newer = door.look(most=1, beyond=seen.newest, also=[first.pk])
    assert newer.doors == {first.pk: 1, third.pk: 1}
    assert newer.newest == seen.newest + 2


def test_late_claims_at_these_doors_alone():
    here, there = IntakeFactory(), IntakeFactory()
    for intake in (here, there):
        stand(intake, ResidentFactory())
    later = NOON + timedelta(seconds=3)
    assert len(door.late(at=later)) == 2
    assert door.late(at=later, doors=[here.pk]) == [(here, 1, NOON)]
    assert door.late(at=later, doors=[]) == []


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


def test_late_claims_where_the_settler_found_some_and_where_somebody_clicked_since():
    doors = [IntakeFactory() for _ in range(3)]
    for intake in doors:
        stand(intake, ResidentFactory())
    found, passed, since = doors
    first, second, _third = Claim.objects.order_by("pk")
    later = NOON + timedelta(seconds=3)
    Sweep.objects.create(beyond=second.pk, doors=[found.pk])
    assert first.intake == found
    assert door.late(at=later) == [(found, 1, NOON), (since, 1, NOON)]
    assert door.late(at=later, doors=[passed.pk]) == [(passed, 1, NOON)]
    Sweep.objects.all().delete()
    assert len(door.late(at=later)) == 3
