"""Seats and numbers of a whole list, and the jobs that follow."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Application
from naru.enrolments.services import placing
from tests.enrolments.factories import NOON, IntakeFactory, sealed_door, stand
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_seats_as_told_and_numbers_in_order():
    door = sealed_door()
    first, second, third = (stand(door, ResidentFactory()) for _ in range(3))
    placing.place(intake_id=door.pk, ordered=[third, first, second], seats={first.pk: 2}, at=NOON)
    came = Application.objects.order_by("pk").values_list("claim", "state", "seat_no", "wait_no")
    assert list(came) == [
        (third.pk, State.WAITING, None, 1),
        (first.pk, State.SEATED, 2, None),
        (second.pk, State.WAITING, None, 2),
    ]
    jobs = ProcrastinateJob.objects.filter(args={"intake_id": door.pk})
    names = sorted(jobs.values_list("task_name", flat=True))
    assert names == ["enrolments.follow", "enrolments.offer_seats"]


def test_an_empty_list_is_no_mistake():
    door = IntakeFactory(mode=DoorMode.REVIEW)
    placing.place(intake_id=door.pk, ordered=[], seats={}, at=NOON)
    assert not Application.objects.exists()
