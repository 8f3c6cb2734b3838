"""Whoever writes courses and doors holds the provider first: two of them never wait for each other
for ever.
"""

import threading
import time
import uuid
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import connection, transaction

from naru.catalogue.services.own.holding import hold_provider
from naru.core.locks import alone_if_free
from naru.core.refusals import Refusal
from naru.enrolments.enums import OffReason
from naru.flows.cancel_run import cancel_run
from naru.flows.change_meeting import cancel_meeting, change_meeting
from naru.flows.take_back import take_back_course, take_back_run
from tests.catalogue.own import Staff
from tests.enrolments.classes import class_of, meetings

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)
WAITING = """SELECT count(*) FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock'"""


def cancels(door, staff, at):
    cancel_run(intake=door, reason=OffReason.TOO_FEW, words="", others=[], by=staff.user, at=at)


def hides(door, staff, at):
    take_back_run(run_id=door.run_id, by=staff.user, at=at)


def hides_course(door, staff, at):
    take_back_course(course_id=door.run.course_id, by=staff.user, at=at)


def moves(door, staff, at):
    one = meetings(door.run)[-1]
    change_meeting(
        intake_id=door.pk,
        session_id=one.pk,
        starts_at=one.starts_at + HOUR,
        ends_at=one.ends_at + HOUR,
        room="",
        key=uuid.uuid4(),
        by=staff.user,
        at=at,
    )


def drops(door, staff, at):
    one = meetings(door.run)[-1]
    cancel_meeting(intake_id=door.pk, session_id=one.pk, key=uuid.uuid4(), by=staff.user, at=at)


@pytest.mark.parametrize("work", [cancels, hides, hides_course, moves, drops])
def test_who_waits_for_the_provider_holds_no_door(work, noon):
    staff = Staff()
    door = class_of(staff, at=noon)

    def run():
        try:
            with suppress(Refusal):
                work(door, staff, noon)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    with transaction.atomic():
        hold_provider(door.run.course.provider_id)
        thread.start()
        _until_somebody_waits()
        free = alone_if_free(f"intake {door.pk}")
    thread.join()
    assert free


def _until_somebody_waits():
    with connection.cursor() as cursor:
        for _ in range(2_000):
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return
            time.sleep(0.005)
    raise AssertionError("Nobody came to wait for the provider.")
