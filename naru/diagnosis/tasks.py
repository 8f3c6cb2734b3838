"""Jobs of this package."""

from django.utils import timezone
from procrastinate.contrib.django import app

from naru.diagnosis.services import runs, tries


@app.periodic(cron="41 3 * * *")
@app.task(name="diagnosis.forget_unkept", queueing_lock="diagnosis.forget_unkept")
def forget_unkept(timestamp: int) -> None:
    """Every night: runs that belong to nobody and whose code has run out go."""
    runs.forget_unkept(at=timezone.now())


@app.periodic(cron="23 * * * *")
@app.task(name="diagnosis.forget_tries", queueing_lock="diagnosis.forget_tries")
def forget_tries(timestamp: int) -> None:
    """Every hour: counts of wrong codes of hours that are over go."""
    tries.forget(at=timezone.now())
