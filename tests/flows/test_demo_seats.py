"""The demo's people have their seats at once, also while somebody else writes."""

import threading

import pytest
from django.db import connection, transaction

from naru.enrolments.models import Application
from naru.flows.demo_seats import DemoSeats
from tests.enrolments.factories import NOON, IntakeFactory, stand
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_being_written_is_waited_for():
    door, other = IntakeFactory(capacity=1), IntakeFactory()
    begun, go_on = threading.Event(), threading.Event()

    def write():
        with transaction.atomic():
            stand(other, ResidentFactory())
            begun.set()
            go_on.wait()
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait()
    stand(door, ResidentFactory())
    threading.Timer(0.1, go_on.set).start()
    DemoSeats(door).give(at=NOON)
    writer.join()
    assert Application.objects.get(intake=door).seat_no == 1


def test_where_all_have_numbers_nobody_waits():
    door = IntakeFactory()
    DemoSeats(door).give(at=NOON)
    assert not Application.objects.exists()
