"""Jobs of this package."""

from django.utils import timezone
from procrastinate.contrib.django import app

from naru.accounts import services


@app.periodic(cron="*/10 * * * *")
@app.task(name="accounts.forget_api_use", queueing_lock="accounts.forget_api_use")
def forget_api_use(timestamp: int) -> None:
    """Every ten minutes: counts of requests to the API in minutes long over go."""
    services.forget_api_use(at=timezone.now())
