"""What the clock does about learners. Each may run twice."""

from django.utils import timezone
from procrastinate.contrib.django import app

from naru.flows.complete_course import close_attempt, complete_course
from naru.lessons.queries import due


@app.periodic(cron="* * * * *")
@app.task(name="lessons.close_attempts", queueing_lock="lessons.close_attempts")
def close_attempts(timestamp: int) -> None:
    """Every minute, attempts at an exam whose time is over are marked."""
    for attempt_id in due.over(at=timezone.now()):
        close_attempt(attempt_id=attempt_id, at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="lessons.complete", queueing_lock="lessons.complete")
def complete_courses(timestamp: int) -> None:
    """Every ten minutes, whoever completed by time alone or by a term that was closed."""
    for learning_id in due.perhaps_completed(at=timezone.now()):
        complete_course(learning_id=learning_id, at=timezone.now())
