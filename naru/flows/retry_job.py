"""An operator starts a failed or stalled job again, and the trail says who did."""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.audit import services as audit
from naru.upkeep import services as upkeep


@transaction.atomic(durable=True)
def retry_job(*, job_id: int, by: User, at: datetime) -> None:
    """Refused unless the job failed or stalled."""
    upkeep.start_again(job_id=job_id, at=at)
    audit.record(actor=by, action="job.retried", subject=("job", job_id), at=at)
