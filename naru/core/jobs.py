"""Background jobs, asked for by name so that services need not import tasks.

Inside a worker procrastinate queues over a connection of its own, which knows nothing of our
transactions: a job would begin before what it is about is committed. So all go over Django's.
"""

from collections.abc import Sequence

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import JobDeferrer
from procrastinate.manager import JobManager

_manager = JobManager(DjangoConnector())


def defer(name: str, **arguments: int | str) -> None:
    """Queue a job inside the caller's transaction: it runs only if that commits.

    `name` is the task's registered name, such as "notices.deliver"; an unknown one raises at
    once. Arguments are ids and plain text, never objects.
    """
    _task(name).defer(**arguments)


def defer_once(name: str, argument: str, ids: Sequence[int]) -> None:
    """Queue a job for each id, unless one with that id waits already.

    A job that waits cannot begin before the caller's transaction ends, so that it sees what the
    caller wrote as a job of its own would.
    """
    locks = {f"{name} {one}": one for one in ids}
    with connection.cursor() as cursor:
        cursor.execute(WAITING, [list(locks)])
        for (waits,) in cursor.fetchall():
            del locks[waits]
    for lock, one in locks.items():
        _task(name, queueing_lock=lock).defer(**{argument: one})


WAITING = """
SELECT queueing_lock FROM procrastinate_jobs
WHERE queueing_lock = ANY(%s) AND status = 'todo' FOR UPDATE SKIP LOCKED"""


def _task(name: str, queueing_lock: str | None = None) -> JobDeferrer:
    task = app.configure_task(name, allow_unknown=False, queueing_lock=queueing_lock)
    task.job_manager = _manager
    return task
