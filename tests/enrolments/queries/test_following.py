"""Who is still to be told: seats first, and only those of whom nobody told."""

from datetime import timedelta

import pytest

from naru.enrolments.enums import State
from naru.enrolments.queries import following
from tests.enrolments.factories import NOON, ApplicationFactory, IntakeFactory

pytestmark = pytest.mark.django_db


def test_seats_go_before_numbers_and_nobody_is_told_twice():
    door = IntakeFactory()
    second = ApplicationFactory(intake=door, told_at=None, no=2)
    first = ApplicationFactory(intake=door, told_at=None, no=1)
    seat = ApplicationFactory(intake=door, told_at=None, state=State.SEATED, no=3)
    ApplicationFactory(intake=door, no=4)
    ApplicationFactory(intake=door, told_at=None, state=State.CANCELLED)
    other = ApplicationFactory(told_at=None)
    assert following.untold(intake_id=door.pk) == [seat.pk, first.pk, second.pk]
    assert following.left(settled_before=NOON) == []
    late = following.left(settled_before=NOON + timedelta(seconds=1))
    assert set(late) == {seat.pk, first.pk, second.pk, other.pk}
