"""Upkeep of the job queue itself: jobs of dead workers run again, old ones are cleared away.

Workers tell every 10 seconds that they live. Jobs are idempotent, so running one again is safe.
"""

import logging

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

SILENT_SECONDS = 30
MOST_ATTEMPTS = 5
DONE_HOURS = 7 * 24
FAILED_HOURS = 90 * 24

log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name="jobs.retry_stalled", queueing_lock="jobs.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Queue again what a worker left that was killed; give up on a job that kills every worker.

    After five attempts the job counts as failed, where operators see it and can start it by hand.
    """
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
        if job.attempts < MOST_ATTEMPTS:
            log.warning("Job %s (%s) lost its worker; it runs again.", job.id, job.task_name)
            await jobs.retry_job(job)
        else:
            log.error("Job %s (%s) lost its worker too often.", job.id, job.task_name)
            await jobs.finish_job(job, status=Status.FAILED, delete_job=False)


@app.periodic(cron="17 3 * * *")
@app.task(name="jobs.delete_old", queueing_lock="jobs.delete_old", pass_context=True)
async def delete_old(context: JobContext, timestamp: int) -> None:
    """Forget jobs that succeeded a week ago, and after 90 days also those that did not."""
    jobs = context.app.job_manager
    await jobs.delete_old_jobs(nb_hours=DONE_HOURS)
    await jobs.delete_old_jobs(
        nb_hours=FAILED_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )
