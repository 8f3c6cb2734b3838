"""Demo doors: some open, some full, some about to open, made once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naru.enrolments.enums import BY_CLICK, DoorMode, State
from naru.enrolments.models import Application, Draw, Intake, Review, Statement
from naru.enrolments.queries.sight import Standing, sights_of, standing
from naru.flows.demo_doors import DOORS, DemoDoors
from naru.flows.seed_demo import seed_demo
from tests.catalogue.factories import RunFactory
from tests.enrolments.factories import settle_all
from tests.residents.factories import ConsentTextFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_there_is_something_to_see_at_every_kind_of_door(noon):
    ConsentTextFactory()
    seed_demo(at=noon)
    later = timezone.localdate(noon) + timedelta(days=40)
    for day in range(4):
        RunFactory(course__is_sample=True, starts_on=later + timedelta(days=day), last_on=None)
    assert [DemoDoors(at=noon).make(), DemoDoors(at=noon).make()] == [len(DOORS), 0]
    doors = list(Intake.objects.order_by("pk"))
    assert [one.mode for one in doors] == [one.mode for one in DOORS]
    settle_all(*(one for one in doors if one.mode in BY_CLICK))
    sights = sights_of([door.run_id for door in doors])
    found = [sights[one.run_id] for one in doors]
    assert [(one.taken, one.waiting, one.unsettled) for one in found] == [
        (min(door.people, door.capacity), max(0, door.people - door.capacity), 0)
        if door.mode in BY_CLICK
        else (0, 0, door.people)
        for door in DOORS
    ]
    assert {standing(one, at=noon) for one in doors} == {Standing.OPEN, Standing.SOON}
    held = Application.objects.filter(intake__mode=DoorMode.FIRST_PAID, state=State.OFFERED)
    assert (held.count(), Draw.objects.count(), Review.objects.count()) == (3, 1, 1)
    assert Statement.objects.count() == 4


def test_a_demo_with_few_courses_has_few_doors(noon):
    ConsentTextFactory()
    seed_demo(at=noon)
    assert DemoDoors(at=noon).make() == 5
