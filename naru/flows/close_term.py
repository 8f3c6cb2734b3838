"""A provider closes the term of a class.

marks are whole where the course gives credits -> everybody is judged by attendance, once ->
credits are booked for whoever reached attendance and mark.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.credits.pack import class_limits
from naru.credits.services import booking, marking
from naru.enrolments.models import Closing
from naru.enrolments.rules.attendance import AttendanceTerms
from naru.enrolments.services import closing


@transaction.atomic(durable=True)
def close_term(*, intake_id: int, terms: AttendanceTerms, by: User, at: datetime) -> Closing:
    """Said twice, once done. Credits follow the rule of the day the run began."""
    marking.refuse_missing(intake_id=intake_id)
    closed = closing.close(intake_id=intake_id, terms=terms, by=by, at=at)
    booking.settle_class(closing=closed, limits=class_limits(closed), by=by, at=at)
    return closed
