"""Starting jobs again, calling them off, and writing down why they failed."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from naru.core.refusals import Refusal
from naru.upkeep import queries, rules
from naru.upkeep.enums import Standing
from naru.upkeep.models import JobFailure

KEPT = timedelta(days=90)
SMALL = 1_000
"""Rows of a table that the database may not have counted for years."""
UNCOUNTED = """
SELECT relid::regclass::text FROM pg_stat_user_tables
WHERE n_mod_since_analyze > 0 AND n_live_tup < %s ORDER BY 1
"""


class NothingToRetry(Refusal):
    message = _("실패하거나 멈춘 작업만 다시 시작할 수 있습니다. 목록을 새로 고쳐 주세요.")


class NothingToCancel(Refusal):
    message = _("기다리는 작업만 취소할 수 있습니다. 목록을 새로 고쳐 주세요.")


@transaction.atomic(savepoint=False)
def start_again(*, job_id: int, at: datetime) -> None:
    """Put a failed or stalled job back into the queue; a worker takes it within seconds."""
    job = queries.job(job_id, at=at)
    if job is None or job.standing not in {Standing.FAILED, Standing.STALLED}:
        raise NothingToRetry
    app.job_manager.retry_job_by_id(job_id, retry_at=at)


@transaction.atomic(savepoint=False)
def call_off(*, job_id: int) -> None:
    """Cancel a job that no worker has begun; whoever waits for it is not told by this."""
    if not app.job_manager.cancel_job_by_id(job_id):
        raise NothingToCancel


@transaction.atomic(savepoint=False)
def note_failure(*, job_id: int, attempt: int, error: BaseException, at: datetime) -> JobFailure:
    """Keep what operators may know of a failed attempt."""
    return JobFailure.objects.create(
        job_id=job_id,
        attempt=attempt,
        at=at,
        kind=rules.kind_of(error),
        place=rules.place_of(error),
    )


@transaction.atomic(savepoint=False)
def forget_failures(*, at: datetime) -> int:
    """Drop what is older than the queue keeps failed jobs; returns how many rows went."""
    gone, _kinds = JobFailure.objects.filter(at__lt=at - KEPT).delete()
    return gone


@transaction.atomic(savepoint=False)
def forget_sessions(*, at: datetime) -> int:
    """Drop sessions that have ended, with everything visitors left in them; returns how many."""
    gone, _kinds = Session.objects.filter(expire_date__lte=at).delete()
    return gone


def count_small_tables() -> int:
    """Tell the planner of the database how small its small tables are: how many were looked at.

    It does so by itself after fifty changes of a table; one with fewer rows it takes for hundreds,
    and reads all of a big one beside them.
    """
    with connection.cursor() as cursor:
        cursor.execute(UNCOUNTED, [SMALL])
        tables = [name for (name,) in cursor.fetchall()]
        if tables:
            cursor.execute(f"ANALYZE {', '.join(tables)}")
    return len(tables)
