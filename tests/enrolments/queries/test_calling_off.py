"""What calling off would do, and how far it is."""

import pytest

from naru.enrolments.enums import OffReason, State
from naru.enrolments.queries.calling_off import call_off_of, told_of
from naru.enrolments.queries.classes import Head, head_of
from naru.enrolments.services import calling_off
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import NOON, ApplicationFactory, stand
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_people_are_counted_by_where_they_stand_and_then_by_who_is_told():
    intake = ApplicationFactory(state=State.SEATED).intake
    ApplicationFactory(intake=intake, state=State.OFFERED, no=2)
    ApplicationFactory(intake=intake, no=3)
    stand(intake, ResidentFactory())
    before = head_of(intake)
    assert (before, before.people, call_off_of(intake)) == (
        Head(seats=intake.capacity, seated=1, offered=1, waiting=1, unsettled=1),
        4,
        None,
    )
    off = calling_off.call_off(
        intake_id=intake.pk,
        reason=OffReason.TEACHER,
        words="",
        others=[],
        by=UserFactory(),
        at=NOON,
    )
    assert (call_off_of(intake), told_of(intake)) == (off, (4, 0))
