"""A run becomes a module of a school: its door stands behind the entrance, and no longer."""

import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from naru.enrolments.models import Intake
from naru.enrolments.services.doors import SomebodyCame
from naru.flows.add_school_module import add_school_module, drop_school_module
from naru.schools.models import Module
from naru.schools.pack import schools_on
from naru.schools.services import DoorTaken
from tests.catalogue.own import Staff
from tests.enrolments.factories import stand
from tests.residents.factories import ResidentFactory
from tests.schools.made import RULE, held, module_door, modules, stages

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff():
    return Staff()


def add(term, door, staff, at, *, stage=2):
    return add_school_module(
        stage=stages(term)[stage - 1],
        intake=door,
        school=schools_on(at.date())[RULE],
        strand="work",
        membership=staff.membership,
        at=at,
    )


def test_nobody_else_is_led_to_it(staff, noon):
    term = held(staff, at=noon)
    door = module_door(staff, "새 워크숍", at=noon, starts=20)
    module = add(term, door, staff, noon)
    door.refresh_from_db()
    door.run.refresh_from_db()
    assert (door.behind_id, door.run.status) == (term.entrance_id, "CLOSED")
    drop_school_module(module=module, membership=staff.membership, at=noon)
    door = Intake.objects.get(pk=door.pk)
    assert (door.behind_id, door.run.status) == (None, "UNKNOWN")


def test_one_run_is_in_one_stage_however_many_add_it_at_once(staff, noon):
    term = held(staff, at=noon)
    door = module_door(staff, "새 워크숍", at=noon, starts=20)
    said, start = [], threading.Barrier(6)

    def press(stage):
        try:
            start.wait()
            said.append(add(term, door, staff, noon, stage=stage).stage.number)
        except DoorTaken:
            said.append(None)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[no % 3 + 1]) for no in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = Module.objects.get(intake=door).stage.number
    assert sorted(said, key=str) == sorted([kept, kept, None, None, None, None], key=str)


def test_a_run_at_whose_door_somebody_stands_is_no_module(staff, noon):
    term = held(staff, at=noon)
    door = module_door(staff, "누가 먼저 온 워크숍", at=noon, starts=5)
    stand(door, ResidentFactory(), at=noon)
    with pytest.raises(SomebodyCame):
        add(term, door, staff, noon)
    assert Module.objects.filter(intake=door).count() == 0


def test_another_providers_school_is_left_alone(staff, noon):
    term, other = held(staff, at=noon), Staff()
    with pytest.raises(PermissionDenied):
        add(term, module_door(other, "남의 워크숍", at=noon, starts=20), other, noon)
    with pytest.raises(PermissionDenied):
        drop_school_module(module=modules(term, 1)[0], membership=other.membership, at=noon)
