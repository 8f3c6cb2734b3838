"""A job that a job queues stands in the transaction of whoever queues it, in a worker too."""

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


@pytest.mark.parametrize("each", [False, True])
def test_job_queued_inside_a_worker_is_undone_with_its_transaction(each):
    def queue() -> None:
        if each:
            jobs.defer_each("notices.deliver", [{"notice_id": 1}, {"notice_id": 2}])
        else:
            jobs.defer("notices.deliver", notice_id=1)

    with app.replace_connector(app.connector.get_worker_connector()):
        with transaction.atomic():
            queue()
            transaction.set_rollback(True)
        assert queued() == 0
        queue()
    assert queued() == (2 if each else 1)
