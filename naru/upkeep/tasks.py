"""What the worker does beside the jobs themselves: note failures, forget old notes."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import sync_to_async
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from procrastinate import App, JobContext
from procrastinate.contrib.django import app
from procrastinate.worker import Worker

from naru.upkeep import services

log = logging.getLogger(__name__)


def set_up(worker_app: App) -> None:
    """Called once the queue is ready (settings): every job's failure is noted."""
    defaults = worker_app.worker_defaults
    defaults["worker_middleware"] = [*defaults.get("worker_middleware", []), noting_failures]


async def noting_failures(
    call_next: Callable[[], Awaitable[Any]], context: JobContext, worker: Worker
) -> Any:
    """Run the job; if it raises, write down what and where, then let it fail as it would."""
    try:
        return await call_next()
    except Exception as error:
        await sync_to_async(note_failure)(context, error)
        raise


def note_failure(context: JobContext, error: Exception) -> None:
    """A database that is away must not hide the failure itself."""
    close_old_connections()
    try:
        services.note_failure(
            job_id=context.job.id or 0,
            attempt=context.job.attempts + 1,
            error=error,
            at=timezone.now(),
        )
    except DatabaseError:
        log.exception("Failure of job %s could not be noted.", context.job.id)
    finally:
        close_old_connections()


@app.periodic(cron="41 3 * * *")
@app.task(name="upkeep.forget_failures", queueing_lock="upkeep.forget_failures")
def forget_failures(timestamp: int) -> None:
    """Once a night: notes of failures older than 90 days go."""
    services.forget_failures(at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="upkeep.forget_sessions", queueing_lock="upkeep.forget_sessions")
def forget_sessions(timestamp: int) -> None:
    """Every ten minutes: what visitors told in a session goes when the session is over."""
    services.forget_sessions(at=timezone.now())


@app.periodic(cron="29 3 * * *")
@app.task(name="upkeep.count_small_tables", queueing_lock="upkeep.count_small_tables")
def count_small_tables(timestamp: int) -> None:
    """Every night: tables that the database has not counted yet, as too little changed in them."""
    services.count_small_tables()
