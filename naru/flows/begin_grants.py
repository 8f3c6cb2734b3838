"""A manager lets a round's points be given out: checked, noted, and a job begins."""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.core import jobs
from naru.scholarships.services import draws


@transaction.atomic(durable=True)
def begin_grants(*, round_id: int, by: User, at: datetime) -> None:
    """Whoever checked an income of this round is refused; so is a round that needs a draw."""
    draws.begin_run(round_id=round_id, by=by, at=at)
    jobs.defer("scholarships.settle", round_id=round_id)
