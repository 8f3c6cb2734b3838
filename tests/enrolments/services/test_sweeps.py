"""How far the settler has looked: whoever asks only there misses no claim that waits."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, transaction

from naru.enrolments.models import Claim, Sweep
from naru.enrolments.queries import door
from naru.enrolments.services import settling
from naru.enrolments.services.sweeps import Swept
from tests.enrolments.factories import (
    NOON,
    PATIENCE,
    IntakeFactory,
    claim_at,
    stand,
    wait_for_writers,
)
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOON + timedelta(seconds=3)


def look(swept):
    """One look at all doors, as the settler notes it: what is written down then."""
    swept.note(door.look(most=9))
    return list(Sweep.objects.values_list("beyond", "doors"))


def look_until(swept, wanted):
    """What writes in other databases of the server may hold the mark back for a while."""
    until = time.monotonic() + PATIENCE
    while (found := look(swept)) != [wanted]:
        assert time.monotonic() < until, found


def test_the_mark_is_the_newest_claim_of_the_look_before():
    intake, swept = IntakeFactory(), Swept()
    stand(intake, ResidentFactory())
    wait_for_writers(intake)
    mine = Claim.objects.get()
    assert look(swept) == []
    look_until(swept, (mine.pk, [intake.pk]))
    settling.settle(intake_ids=[intake.pk], at=NOON)
    assert look(swept) == [(mine.pk, [])]
    assert door.late(at=LATER) == []


def test_a_look_that_found_nothing_new_writes_nothing():
    swept = Swept()
    look_until(swept, (0, []))
    Sweep.objects.all().delete()
    assert look(swept) == []
    IntakeFactory()
    assert look(swept) == []


def test_a_claim_whose_transaction_ends_after_the_look_is_not_behind_the_mark():
    """It has the smaller id, and whoever came behind it was there before it."""
    intake, other, swept = IntakeFactory(), IntakeFactory(), Swept()
    people = ResidentFactory.create_batch(2)
    wrote, end = threading.Event(), threading.Event()

    def slow():
        with transaction.atomic():
            claim_at(intake, people[0])
            wrote.set()
            end.wait()
        connection.close()

    look_until(swept, (0, []))
    thread = threading.Thread(target=slow)
    thread.start()
    wrote.wait()
    stand(other, people[1])
    try:
        before = [look(swept) for _ in range(3)]
    finally:
        end.set()
        thread.join()
    assert before == [[(0, [other.pk])]] * 3
    assert {one for one, _number, _since in door.late(at=LATER)} == {intake, other}
    newest = Claim.objects.order_by("pk").last().pk
    look_until(swept, (newest, sorted([intake.pk, other.pk])))
