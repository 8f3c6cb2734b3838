"""Who stands at a door."""

import pytest

from naru.enrolments.queries import door
from tests.enrolments.factories import ApplicationFactory, IntakeFactory, stand
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_doors_at_which_somebody_waits_for_a_number():
    quiet, busy = IntakeFactory(), IntakeFactory()
    ApplicationFactory(intake=quiet)
    stand(busy, ResidentFactory())
    stand(busy, ResidentFactory())
    assert door.unsettled() == [busy.pk]
