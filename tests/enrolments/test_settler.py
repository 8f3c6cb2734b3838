"""`manage.py settle_claims`: killed at any moment it loses nothing, and ends when it is told to."""

import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from psycopg.conninfo import make_conninfo

from naru.enrolments.management.commands.settle_claims import (
    BUSY,
    CROWD,
    CROWDED,
    LONGEST,
    MANY,
    QUIET,
    WHOLE,
    Looks,
    number,
    pause,
)
from naru.enrolments.models import Application, Claim, Crowd, Intake
from naru.enrolments.services import settling
from ops.tree import ROOT
from tests.enrolments.factories import NOON, IntakeFactory, claim_at, stand, wait_for_writers
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 60


@contextmanager
def settler():
    """The process itself, on the database of this test."""
    at = connection.settings_dict
    keys = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    url = make_conninfo(dbname=at["NAME"], **{key: at[name] or None for key, name in keys.items()})
    process = subprocess.Popen(
        [sys.executable, "manage.py", "settle_claims"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url},
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def all_numbered():
    return not Claim.objects.filter(application=None).exists()


LONG_AGO = {
    "opens_at": NOON - timedelta(days=500),
    "closes_at": NOON - timedelta(days=400),
    "offers_until_at": NOON - timedelta(days=400),
}
"""A door that nobody looks at again and again; one who begins looks at all of them."""


def test_killed_between_two_settlings_it_goes_on_where_it_was():
    intake = IntakeFactory(capacity=2)
    with settler() as first:
        stand(intake, ResidentFactory())
        until(all_numbered)
        with transaction.atomic():
            settling.hold(intake.pk)
            first.kill()
            first.wait()
    for _ in range(2):
        stand(intake, ResidentFactory())
    Intake.objects.filter(pk=intake.pk).update(**LONG_AGO)
    with settler() as second:
        until(all_numbered)
        second.terminate()
        assert second.wait(PATIENCE) == 0
    found = Application.objects.order_by("claim_id").values_list("seat_no", "wait_no")
    assert list(found) == [(1, None), (2, None), (None, 1)]


def test_a_crowd_is_looked_at_again_sooner_than_a_few_and_they_than_nobody():
    crowd, few, nobody = pause(CROWD), pause(CROWD - 1), pause(None)
    assert (crowd, few, nobody) == (CROWDED, BUSY, QUIET)
    assert crowd < pause(0) == few < nobody


def test_a_claim_committed_late_behind_newer_ones_is_found_by_the_next_look_at_all_doors():
    """It was clicked first: while it is not there nobody behind it has a number."""
    alone, with_others, people = IntakeFactory(), IntakeFactory(), ResidentFactory.create_batch(4)
    wrote, end = threading.Event(), threading.Event()

    def late():
        with transaction.atomic():
            claim_at(alone, people[0])
            claim_at(with_others, people[1])
            wrote.set()
            end.wait()
        connection.close()

    looks, thread = Looks(), threading.Thread(target=late)
    thread.start()
    wrote.wait()
    stand(with_others, people[2])
    stand(IntakeFactory(), people[3])
    try:
        for now in (0, 0, 0):
            waiting = looks.look(now)
            assert alone.pk not in waiting
            assert len(waiting) == 2
            assert number(at=NOON, doors=waiting) == 0
    finally:
        end.set()
        thread.join()
    wait_for_writers(alone)
    soon = looks.look(WHOLE / 2)
    assert (soon.get(with_others.pk), alone.pk in soon) == (2, False)
    assert number(at=NOON, doors=soon) == 3
    assert looks.look(WHOLE / 2) == {}
    assert looks.look(WHOLE) == {alone.pk: 1}
    assert number(at=NOON, doors={alone.pk: 1}) == 1
    seats = Application.objects.filter(intake=with_others).order_by("seat_no")
    assert list(seats.values_list("resident", flat=True)) == [people[1].pk, people[2].pk]


def test_a_crowd_has_its_numbers_first_and_its_applications_when_it_is_through():
    intake = IntakeFactory(capacity=1)
    for _ in range(MANY):
        stand(intake, ResidentFactory())
    wait_for_writers(intake)
    looks = Looks()
    assert number(at=NOON, doors=looks.look(0)) == MANY
    assert (Application.objects.count(), Crowd.objects.get().people) == (1, MANY - 1)
    assert number(at=NOON, doors=looks.look(0)) == 0
    done = (all_numbered(), Crowd.objects.exists(), number(at=NOON, doors=looks.look(0)))
    assert done == (True, False, None)


def test_however_long_a_crowd_comes_the_first_of_it_are_written_out_in_time():
    intake, second, looks = IntakeFactory(capacity=1), timedelta(seconds=1), Looks()
    for at, written in ((NOON, 1), (NOON + LONGEST - second, 1), (NOON + LONGEST, 3 * MANY)):
        for _ in range(MANY):
            stand(intake, ResidentFactory())
        wait_for_writers(intake)
        assert number(at=at, doors=looks.look(0)) == MANY
        assert Application.objects.count() == written
