"""A provider writes the marks of a class that gives credits.

marks -> after the term was closed: what does not hold any more is taken back by a counter-entry
with the reason, and what now holds is booked.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.credits.pack import class_limits
from naru.credits.services import booking, marking
from naru.enrolments.models import Closing


@transaction.atomic(durable=True)
def write_marks(
    *, intake_id: int, marks: Mapping[int, int], by: User, at: datetime, why: str = ""
) -> int:
    """How many marks are other than they were."""
    changed = marking.write(intake_id=intake_id, marks=marks, by=by, at=at, why=why)
    closed = Closing.objects.filter(intake=intake_id).first()
    if changed and closed is not None:
        booking.settle_class(closing=closed, limits=class_limits(closed), by=by, at=at, why=why)
    return len(changed)
