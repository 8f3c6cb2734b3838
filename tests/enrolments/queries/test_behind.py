"""Doors behind another."""

import pytest

from naru.enrolments.enums import State
from naru.enrolments.queries import behind
from tests.enrolments.factories import ApplicationFactory, IntakeFactory, stand
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_seat_at_the_door_before_lets_pass():
    inner, resident = IntakeFactory(behind=IntakeFactory()), ResidentFactory()
    assert not behind.has_passed(inner, resident.pk)
    waits = ApplicationFactory(intake=inner.behind, resident=resident)
    assert not behind.has_passed(inner, resident.pk)
    waits.state, waits.seat_no, waits.wait_no = State.SEATED, 1, None
    waits.save()
    assert behind.has_passed(inner, resident.pk)


def test_what_somebody_holds_inside():
    outer, resident = IntakeFactory(), ResidentFactory()
    inner, other, ended = (IntakeFactory(behind=outer) for _ in range(3))
    claim = stand(outer, resident)
    held = ApplicationFactory(intake=inner, resident=resident, state=State.SEATED).claim
    unsettled = stand(other, resident)
    ApplicationFactory(intake=ended, resident=resident, state=State.CANCELLED, wait_no=None)
    ApplicationFactory(intake=inner, state=State.SEATED, no=2)
    stand(IntakeFactory(), resident)
    assert behind.held_inside(claim) == [held, unsettled]
