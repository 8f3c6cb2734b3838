"""Stepping back at the door."""

import pytest

from naru.enrolments.enums import State
from naru.enrolments.services.ending import EndedAlready
from naru.flows.cancel_enrolment import cancel_enrolment
from tests.enrolments.factories import NOON, ApplicationFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_seat_comes_free_once():
    seated = ApplicationFactory(state=State.SEATED)
    told = {"claim": seated.claim, "by": seated.resident.user, "at": NOON}
    assert cancel_enrolment(**told).seat_no is None
    with pytest.raises(EndedAlready):
        cancel_enrolment(**told)
