"""A job that a job queues stands in the transaction of whoever queues it, in a worker too."""

import threading

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from naru.core import jobs

pytestmark = pytest.mark.django_db(transaction=True)


def queued() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'notices.deliver'"
        )
        (number,) = cursor.fetchone()
    return int(number)


@pytest.mark.parametrize("once", [False, True])
def test_job_queued_inside_a_worker_is_undone_with_its_transaction(once):
    def queue() -> None:
        if once:
            jobs.defer_once("notices.deliver", "notice_id", [1, 2])
        else:
            jobs.defer("notices.deliver", notice_id=1)

    with app.replace_connector(app.connector.get_worker_connector()):
        with transaction.atomic():
            queue()
            transaction.set_rollback(True)
        assert queued() == 0
        queue()
    assert queued() == (2 if once else 1)


def test_a_job_is_queued_once_while_it_waits():
    jobs.defer_once("notices.deliver", "notice_id", [1, 2])
    jobs.defer_once("notices.deliver", "notice_id", [2, 3])
    assert queued() == 3


def taken_up() -> int:
    """How many jobs a worker gets now; it takes them up as it would."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'")
        (before,) = cursor.fetchone()
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
        (worker,) = cursor.fetchone()
        cursor.execute("SELECT id FROM procrastinate_fetch_job_v2(NULL, %s)", [worker])
        return sum(one is not None for (one,) in cursor.fetchall()) if before else 0


def test_the_job_that_waits_begins_only_after_who_counts_on_it_has_committed():
    jobs.defer_once("notices.deliver", "notice_id", [1])
    got = []

    def work() -> None:
        try:
            got.append(taken_up())
        finally:
            connection.close()

    with transaction.atomic():
        jobs.defer_once("notices.deliver", "notice_id", [1])
        other = threading.Thread(target=work)
        other.start()
        other.join()
    assert (got, taken_up()) == ([0], 1)


def test_a_job_that_has_begun_does_not_count_as_waiting():
    jobs.defer_once("notices.deliver", "notice_id", [1])
    assert taken_up() == 1
    jobs.defer_once("notices.deliver", "notice_id", [1])
    assert queued() == 2
