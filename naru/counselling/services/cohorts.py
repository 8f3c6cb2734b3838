"""Asking that everybody who waits is recommended a mentor, by a job."""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core import jobs


@transaction.atomic(savepoint=False)
def ask(*, by: User, at: datetime) -> None:
    """The job begins once this is committed; asked twice, it runs once at a time."""
    jobs.defer("counselling.assign")
    audit.record(actor=by, action="counselling.cohort_asked", subject=("counselling", "all"), at=at)
