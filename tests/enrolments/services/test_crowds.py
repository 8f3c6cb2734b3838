"""A crowd's numbers: given in one row, told at once, written out later as what they were."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Application, Claim, Crowd
from naru.enrolments.queries import crowds as told
from naru.enrolments.queries import door
from naru.enrolments.queries.sight import sights_of
from naru.enrolments.services import claims, crowds, ending, offers, settling
from naru.enrolments.services.settling import Settled
from tests.enrolments.factories import (
    NOON,
    TERMS,
    ApplicationFactory,
    IntakeFactory,
    number_crowd,
    settle_all,
    settle_once,
    stand,
)
from tests.enrolments.services.test_settling import numbers, together
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOON + timedelta(minutes=1)


def came(intake, number):
    """So many people click there; their claims."""
    return [stand(intake, ResidentFactory()) for _ in range(number)]


def write_out(intake, most=1_000):
    return settling.write_out(intake_ids=[intake.pk], most=most)


def test_the_first_have_seats_and_all_others_are_told_numbers_that_stay():
    intake = IntakeFactory(capacity=2)
    made = came(intake, 5)
    assert number_crowd(intake) == Settled(seats=2, numbers=3)
    assert [row[1:] for row in numbers(intake)] == [(1, None), (2, None)]
    assert told.numbers_of([one.pk for one in made]) == {
        made[2].pk: 1, made[3].pk: 2, made[4].pk: 3
    }  # fmt: skip
    sight = sights_of([intake.run_id])[intake.run_id]
    assert (sight.waiting, sight.unsettled, sight.left, sight.applied) == (3, 0, 0, 5)
    last = made[4]
    whose = {"intake_id": intake.pk, "resident_id": last.resident_id}
    assert (door.unsettled(), door.has_number(last.public_id, **whose)) == ([], True)
    assert write_out(intake) == 3
    assert [row[1:] for row in numbers(intake)][2:] == [(None, 1), (None, 2), (None, 3)]
    assert (told.numbers_of([one.pk for one in made]), Crowd.objects.count()) == ({}, 0)
    assert write_out(intake) == 0


def test_the_numbers_are_those_that_the_door_would_give_without_a_crowd():
    crowded, quiet = IntakeFactory(capacity=2), IntakeFactory(capacity=2)
    people = [ResidentFactory() for _ in range(6)]
    for intake in (crowded, quiet):
        ApplicationFactory(intake=intake, state=State.SEATED, no=2)
        for one in people:
            stand(intake, one)
    number_crowd(crowded)
    settling.hold(crowded.pk)
    settle_all(quiet)
    assert numbers(crowded)[1:] == numbers(quiet)[1:]
    assert [row[2] for row in numbers(quiet)[2:]] == [1, 2, 3, 4, 5]


def test_who_comes_after_a_crowd_stands_behind_it_written_out_or_not():
    intake = IntakeFactory(capacity=1)
    came(intake, 3)
    number_crowd(intake)
    (late,) = came(intake, 1)
    assert settle_once(intake) == Settled(0, 1)
    assert told.numbers_of([late.pk]) == {late.pk: 3}
    assert write_out(intake, most=1) == 2
    assert write_out(intake, most=1) == 1
    (last,) = came(intake, 1)
    settle_all(intake)
    assert Application.objects.get(claim=last).wait_no == 4


def test_a_held_seat_is_given_in_a_crowd_too():
    intake = IntakeFactory(capacity=1, mode=DoorMode.FIRST_PAID, hold_minutes=60)
    first, second = came(intake, 2)
    number_crowd(intake)
    held = Application.objects.get()
    assert (held.claim, held.state, held.seat_no) == (first, State.OFFERED, 1)
    assert held.offer_until_at == NOON + timedelta(hours=1)
    assert told.numbers_of([second.pk]) == {second.pk: 1}


def test_whoever_steps_back_from_a_crowd_leaves_everybodys_number_as_it_was():
    intake = IntakeFactory(capacity=1)
    _seated, gone, stays = came(intake, 3)
    number_crowd(intake)
    ended = ending.cancel(claim_id=gone.pk, by=None, at=LATER)
    assert (ended.state, ended.wait_no) == (State.CANCELLED, 1)
    left = Application.objects.get(claim=stays)
    assert (left.state, left.wait_no) == (State.WAITING, 2)


def test_an_erased_person_keeps_no_place_in_a_crowd():
    intake = IntakeFactory(capacity=1)
    _seated, gone, stays = came(intake, 3)
    number_crowd(intake)
    claims.forget(resident_id=gone.resident_id, at=LATER)
    assert Application.objects.get(claim=gone).state == State.CANCELLED
    assert Application.objects.get(claim=stays).wait_no == 2


def test_a_seat_that_comes_free_goes_to_the_first_of_the_crowd():
    intake = IntakeFactory(capacity=1)
    seated, first, _second = came(intake, 3)
    number_crowd(intake)
    ending.cancel(claim_id=seated.pk, by=None, at=LATER)
    moved = offers.offer_seats(intake_id=intake.pk, terms=TERMS, at=LATER)
    assert [one.claim for one in moved.offered] == [first]


def test_who_waits_in_a_crowd_is_followed_up_once_written_out():
    intake = IntakeFactory(capacity=1)
    came(intake, 2)
    number_crowd(intake)
    jobs = ProcrastinateJob.objects.filter(args={"intake_id": intake.pk})
    jobs.update(status="doing")
    write_out(intake)
    assert [one.task_name for one in jobs.filter(status="todo")] == ["enrolments.follow"]


def test_a_crowd_larger_than_its_clicks_is_not_written_out():
    intake = IntakeFactory(capacity=1)
    came(intake, 3)
    number_crowd(intake)
    Crowd.objects.update(people=5)
    with pytest.raises(RuntimeError):
        write_out(intake)
    assert (Crowd.objects.count(), Application.objects.count()) == (1, 1)


def test_no_number_is_in_two_crowds():
    intake = IntakeFactory()
    Crowd.objects.create(intake=intake, from_xid=1, upto_xid=2, first_no=1, people=2, at=NOON)
    with pytest.raises(IntegrityError, match="crowd_number_once"):
        Crowd.objects.create(intake=intake, from_xid=2, upto_xid=3, first_no=1, people=2, at=NOON)


def test_numbered_written_out_and_settled_at_once_nobody_is_lost_or_doubled():
    """Everybody clicks twice while one settler numbers crowds, one writes out, one does both."""
    intake = IntakeFactory(capacity=3)
    people = [ResidentFactory() for _ in range(24)]
    ready = threading.Event()
    works = (
        lambda: settling.settle(intake_ids=[intake.pk], at=NOON, crowd=True),
        lambda: write_out(intake, most=2),
        lambda: settling.settle(intake_ids=[intake.pk], at=NOON),
    )

    def again(work):
        while not ready.is_set():
            work()
            time.sleep(0.003)
        connection.close()

    settlers = [threading.Thread(target=again, args=(work,)) for work in works]
    for thread in settlers:
        thread.start()
    together(*(lambda one=one: stand(intake, one) for one in [*people, *people]))
    ready.set()
    for thread in settlers:
        thread.join()
    if door.unsettled():
        number_crowd(intake)
    settling.hold(intake.pk)
    found = numbers(intake)
    assert sorted(row[0] for row in found) == sorted(one.pk for one in people)
    assert [row[1] for row in found] == [1, 2, 3, *[None] * 21]
    assert [row[2] for row in found] == [None, None, None, *range(1, 22)]


def test_written_out_without_holding_the_door_a_crowd_would_be_given_its_numbers_twice():
    """The twin: two who each take the crowd's row before the other's is gone collide."""
    intake = IntakeFactory(capacity=1)
    came(intake, 3)
    number_crowd(intake)
    (row,) = Crowd.objects.values("intake_id", "from_xid", "upto_xid", "first_no", "people", "at")
    crowds.make([intake.pk])
    Crowd.objects.create(**row)
    with pytest.raises(RuntimeError):
        crowds.make([intake.pk])
    assert Claim.objects.count() == Application.objects.count() == 3
