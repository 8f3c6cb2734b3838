"""What staff and everybody see of moves."""

import pytest

from naru.enrolments.enums import MoveReason
from naru.enrolments.models import Move
from naru.enrolments.queries import moves
from naru.enrolments.queries.sight import sights_of
from tests.accounts.factories import OrganisationFactory, UserFactory
from tests.catalogue.own import Staff
from tests.enrolments.factories import NOON, ApplicationFactory, IntakeFactory

pytestmark = pytest.mark.django_db


def moved(intake, no, reason, agreed=True):
    return Move.objects.create(
        application=ApplicationFactory(intake=intake, no=no), before_no=1, reason=reason,
        words="가상", asked_by=UserFactory(), asked_at=NOON, ended_by=UserFactory(), ended_at=NOON,
        agreed=agreed,
    )  # fmt: skip


def test_agreed_moves_are_counted_by_reason_on_the_door():
    door, other = IntakeFactory(), IntakeFactory()
    for no, reason in enumerate(["NEED", "MISTAKE", "NEED"], start=2):
        moved(door, no, reason)
    moved(other, 2, "NEED", agreed=False)
    sights = sights_of([door.run_id, other.run_id])
    assert sights[door.run_id].moves == ((MoveReason.MISTAKE, 1), (MoveReason.NEED, 2))
    assert sights[other.run_id].moves == ()


def test_a_provider_sees_its_own_moves_and_the_list_in_order():
    staff = Staff()
    door = IntakeFactory(run=staff.run(staff.course(publish=True)))
    one = moved(door, 2, "NEED")
    assert list(moves.of(staff.organisation)) == [one]
    assert list(moves.of(OrganisationFactory())) == []
    assert list(moves.queue_of(door)) == [one.application]
