"""Jobs and workers in every state, written past procrastinate's own functions."""

from datetime import datetime, timedelta

from django.db import connection


def make_worker(*, seen_at: datetime) -> int:
    """A worker that told at `seen_at` that it lives."""
    return insert("procrastinate_workers (last_heartbeat) VALUES (%s)", [seen_at])


def make_job(*, status: str = "todo", worker: int | None = None, task: str = "tests.job") -> int:
    """A job in one of the queue's states; its argument is something nobody should see."""
    return insert(
        "procrastinate_jobs (queue_name, task_name, status, worker_id, args)"
        " VALUES ('default', %s, %s, %s, %s)",
        [task, status, worker, '{"secret": "010-1234-5678"}'],
    )


def make_all(at: datetime) -> dict[str, int]:
    """One job a standing."""
    living, dead = make_worker(seen_at=at), make_worker(seen_at=at - timedelta(minutes=1))
    return {
        "WAITING": make_job(),
        "RUNNING": make_job(status="doing", worker=living),
        "STALLED": make_job(status="doing", worker=dead),
        "DONE": make_job(status="succeeded"),
        "FAILED": make_job(status="failed"),
        "CANCELLED": make_job(status="cancelled"),
    }


def insert(what: str, values: list[object]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {what} RETURNING id", values)
        return cursor.fetchone()[0]


def status_of(job_id: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job_id])
        return cursor.fetchone()[0]
