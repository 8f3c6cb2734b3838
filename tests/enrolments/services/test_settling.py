"""Seats and numbers in the order of clicks: none twice, none lost, none out of turn."""

import json
import threading
import time
from datetime import timedelta

import psycopg
import pytest
from django.db import connection, transaction

from naru.audit.models import Entry
from naru.enrolments.enums import State
from naru.enrolments.models import Application, Claim
from naru.enrolments.queries import door
from naru.enrolments.services import crowds, settling
from tests.enrolments.factories import (
    NOON,
    ApplicationFactory,
    IntakeFactory,
    claim_at,
    settle_all,
    stand,
)
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
THREADS, SEATS = 64, 3


def numbers(intake):
    found = Application.objects.filter(intake=intake).order_by("claim__xid", "claim_id")
    return list(found.values_list("resident_id", "seat_no", "wait_no"))


def together(*works):
    """Run all at once, each in a thread and a connection of its own."""
    start = threading.Barrier(len(works))

    def run(work):
        try:
            start.wait()
            work()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_first_come_first_seated_and_the_rest_in_line():
    intake = IntakeFactory(capacity=2)
    people = [ResidentFactory() for _ in range(4)]
    for one in people:
        stand(intake, one)
    settle_all(intake)
    first, second, third, fourth = (one.pk for one in people)
    assert numbers(intake) == [
        (first, 1, None),
        (second, 2, None),
        (third, None, 1),
        (fourth, None, 2),
    ]
    lines = Entry.objects.filter(action="enrolment.settled")
    told = [json.loads(line.details) for line in lines]
    assert (sum(t["seats"] for t in told), sum(t["waiting"] for t in told)) == (2, 2)
    assert settling.settle(intake_ids=[intake.pk], at=NOON) == {}


def test_a_free_seat_goes_to_nobody_new_while_others_wait():
    intake = IntakeFactory(capacity=2)
    ApplicationFactory(intake=intake, state=State.SEATED)
    ApplicationFactory(intake=intake, no=7)
    stand(intake, ResidentFactory())
    settle_all(intake)
    assert numbers(intake)[-1][1:] == (None, 8)


def test_the_lowest_free_seat_is_given_when_nobody_waits():
    intake = IntakeFactory(capacity=3)
    ApplicationFactory(intake=intake, state=State.SEATED, no=2)
    for _ in range(3):
        stand(intake, ResidentFactory())
    settle_all(intake)
    assert sorted(row[1:] for row in numbers(intake) if row[1]) == [(1, None), (2, None), (3, None)]
    assert numbers(intake)[-1][1:] == (None, 1)


def test_a_crowd_on_few_seats_is_never_oversold_and_no_double_click_leaks_one():
    """Every person clicks from two devices at once, while several settlers number them."""
    intake = IntakeFactory(capacity=SEATS)
    people = [ResidentFactory() for _ in range(THREADS // 2)]
    ready = threading.Event()

    def settler():
        while not ready.is_set():
            settling.settle(intake_ids=[intake.pk], at=NOON)
            time.sleep(0.005)

    helpers = [threading.Thread(target=lambda: (settler(), connection.close())) for _ in range(2)]
    for thread in helpers:
        thread.start()
    together(*(lambda one=one: stand(intake, one) for one in [*people, *people]))
    ready.set()
    for thread in helpers:
        thread.join()
    settle_all(intake)
    found = numbers(intake)
    assert sorted(row[0] for row in found) == sorted(one.pk for one in people)
    assert [row[1] for row in found if row[1]] == [1, 2, 3]
    assert [row[2] for row in found if row[2]] == list(range(1, len(people) - SEATS + 1))
    assert [bool(row[1]) for row in found] == [True] * SEATS + [False] * (len(people) - SEATS)


def test_the_same_crowd_oversells_a_counter_that_is_only_read():
    """The twin: look, then take, without the order of claims."""
    intake = IntakeFactory(capacity=SEATS)
    people = [ResidentFactory() for _ in range(THREADS // 4)]
    looked, taken = threading.Barrier(len(people)), []

    def take(one):
        free = Claim.objects.filter(intake=intake).count() < SEATS
        looked.wait()
        if free:
            taken.append(claim_at(intake, one))

    together(*(lambda one=one: take(one) for one in people))
    assert len(taken) > SEATS


def test_a_transaction_that_still_writes_holds_numbers_back_and_is_told():
    """It might yet add a click that came first. Reading alone holds nothing back."""
    intake = IntakeFactory()
    wrote, end = threading.Event(), threading.Event()

    def writer():
        with transaction.atomic():
            ResidentFactory()
            wrote.set()
            end.wait()
        connection.close()

    thread = threading.Thread(target=writer)
    thread.start()
    wrote.wait()
    stand(intake, ResidentFactory())
    later = NOON + timedelta(seconds=3)
    try:
        assert settling.settle(intake_ids=[intake.pk], at=later) == {}
        assert door.late(at=NOON + timedelta(seconds=2)) == []
        assert door.late(at=later) == [(intake, 1, NOON)]
    finally:
        end.set()
        thread.join()
    settle_all(intake, at=later)
    assert door.late(at=later) == []


def test_what_writes_in_another_database_of_the_server_holds_nothing_back():
    intake, at = IntakeFactory(), connection.settings_dict
    names = {"host": at["HOST"], "port": at["PORT"] or None, "user": at["USER"]}
    with psycopg.connect(**names, password=at["PASSWORD"], dbname="postgres") as elsewhere:
        elsewhere.execute("SELECT pg_current_xact_id()")
        stand(intake, ResidentFactory())
        settle_all(intake)
    assert Application.objects.get(intake=intake).state == State.SEATED


def test_whoever_settles_already_is_not_waited_for():
    intake = IntakeFactory()
    stand(intake, ResidentFactory())
    held, end = threading.Event(), threading.Event()

    def holder():
        with transaction.atomic():
            settling.hold(intake.pk)
            held.set()
            end.wait()
        connection.close()

    thread = threading.Thread(target=holder)
    thread.start()
    held.wait()
    try:
        assert settling.settle(intake_ids=[intake.pk], at=NOON) == {}
    finally:
        end.set()
        thread.join()
    settle_all(intake)
    assert numbers(intake)[0][1:] == (1, None)


def test_no_claim_is_held_against_all_applications_while_there_are_few():
    ApplicationFactory()
    intake, plans, whole = IntakeFactory(), [], []
    stand(intake, ResidentFactory())

    def whole_tables_are_read():
        with connection.connection.cursor() as bare:
            return bare.execute("SHOW enable_seqscan").fetchone()[0] == "on"

    def explained(execute, sql, params, many, context):
        if sql == crowds.NUMBER:
            whole.append(whole_tables_are_read())
            with connection.connection.cursor() as bare:
                bare.execute("EXPLAIN " + sql, params)
                plans.extend(line for (line,) in bare.fetchall())
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explained):
        settling.settle(intake_ids=[intake.pk], at=NOON)
    assert (whole, whole_tables_are_read()) == ([False], True)
    assert not any("Seq Scan on enrolments_application" in line for line in plans)
