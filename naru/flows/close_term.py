"""A provider closes the term of a class.

marks are whole where the course gives credits -> everybody is judged by attendance, once ->
credits are booked for whoever reached attendance and mark -> who has completed a stage of a school
by it is told what is next.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.credits.pack import class_limits
from naru.credits.services import booking, marking
from naru.enrolments.models import Closing, Result
from naru.enrolments.rules.attendance import AttendanceTerms
from naru.enrolments.services import closing
from naru.schools import services as schools
from naru.schools.queries.onward import onward


@transaction.atomic(durable=True)
def close_term(*, intake_id: int, terms: AttendanceTerms, by: User, at: datetime) -> Closing:
    """Said twice, once done. Credits follow the rule of the day the run began."""
    marking.refuse_missing(intake_id=intake_id)
    closed = closing.close(intake_id=intake_id, terms=terms, by=by, at=at)
    booking.settle_class(closing=closed, limits=class_limits(closed), by=by, at=at)
    if closed.at == at:
        _lead_onward(closed, at)
    return closed


def _lead_onward(closed: Closing, at: datetime) -> None:
    passed = Result.objects.filter(closing=closed, completed=True)
    results = passed.select_related("application__resident__user").order_by("pk")
    people = [one.application.resident for one in results]
    schools.lead_onward(steps=onward(closed.intake_id, people, at=at), at=at)
