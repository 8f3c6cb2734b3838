"""A provider does not hold a run.

the run is shown as cancelled -> its door closes for good and everybody at it is let go -> the same
for what is chosen behind that door: modules of a school that is not held -> by a job each person
gets everything back and is told (`tell_called_off`).
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naru.accounts.models import User
from naru.catalogue.services.own import runs
from naru.enrolments.enums import OffReason
from naru.enrolments.models import CallOff, Intake
from naru.enrolments.queries.behind import still_on
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
    """`others` are titles of open courses like it. Said twice, once done.

    The provider is held before any door, as everywhere (`take_back`).
    """
    runs.call_off_run(run_id=intake.run_id, by=by, at=at)
    made = calling_off.call_off(
        intake_id=intake.pk, reason=reason, words=words, others=others, by=by, at=at
    )
    for inner in still_on(intake, on=timezone.localdate(at)):
        runs.call_off_run(run_id=inner.run_id, by=by, at=at)
        calling_off.call_off(
            intake_id=inner.pk, reason=reason, words=words, others=others, by=by, at=at
        )
    return made
