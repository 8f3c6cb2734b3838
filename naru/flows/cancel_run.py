"""A provider does not hold a run.

the run is shown as cancelled -> its door closes for good and everybody at it is let go -> by a job
each person gets everything back and is told (`tell_called_off`).
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.catalogue.services.own import runs
from naru.enrolments.enums import OffReason
from naru.enrolments.models import CallOff, Intake
from naru.enrolments.services import calling_off


@transaction.atomic(durable=True)
def cancel_run(
    *,
    intake: Intake,
    reason: OffReason,
    words: str,
    others: Sequence[str],
    by: User,
    at: datetime,
) -> CallOff:
    """`others` are titles of open courses like it. Said twice, once done."""
    runs.call_off_run(run_id=intake.run_id, by=by, at=at)
    return calling_off.call_off(
        intake_id=intake.pk, reason=reason, words=words, others=others, by=by, at=at
    )
