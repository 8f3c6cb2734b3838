"""Erasing papers whose time is over."""

from django.utils import timezone
from procrastinate.contrib.django import app

from naru.files import queries, services


@app.periodic(cron="23 3 * * *")
@app.task(name="files.erase_over", queueing_lock="files.erase_over")
def erase_over(timestamp: int) -> None:
    """Every night, at most 500 at a time; the rest follow the next night."""
    now = timezone.now()
    for upload in queries.over(on=timezone.localdate(now)):
        services.erase(upload=upload, by=None, at=now)
