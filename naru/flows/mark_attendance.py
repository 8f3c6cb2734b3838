"""A provider writes who came to a meeting.

attendance -> after the term was closed, with a reason: results anew, and credits and certificates
in line with them.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.credentials.services import results
from naru.credits.pack import class_limits
from naru.credits.services import booking
from naru.enrolments.enums import Came
from naru.enrolments.models import Closing, Result
from naru.enrolments.rules.attendance import AttendanceTerms
from naru.enrolments.services import attendance


@transaction.atomic(durable=True)
def mark_attendance(
    *,
    session_id: int,
    marks: Mapping[int, Came],
    terms: AttendanceTerms,
    by: User,
    at: datetime,
    why: str = "",
) -> int:
    """How many were written or changed."""
    done = attendance.mark(session_id=session_id, marks=marks, terms=terms, by=by, at=at, why=why)
    closed = Closing.objects.filter(intake__run__sessions=session_id).first()
    if done and closed is not None:
        booking.settle_class(closing=closed, limits=class_limits(closed), by=by, at=at, why=why)
        judged = Result.objects.filter(closing=closed, application__in=list(marks)).order_by("pk")
        for result in judged.select_related(
            "closing",
            "application__resident__user",
            "application__intake__run__course__provider__organisation",
        ):
            results.follow(result=result, by=by, why=why.strip(), at=at)
    return done
