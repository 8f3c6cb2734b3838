"""An operator calls off a job that nobody has begun, and the trail says who did."""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.audit import services as audit
from naru.upkeep import services as upkeep


@transaction.atomic(durable=True)
def cancel_job(*, job_id: int, by: User, at: datetime) -> None:
    """Refused unless the job still waits."""
    upkeep.call_off(job_id=job_id)
    audit.record(actor=by, action="job.cancelled", subject=("job", job_id), at=at)
