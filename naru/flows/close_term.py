"""A provider closes the term of a class.

marks are whole where the course gives credits -> everybody is judged by attendance, once ->
credits are booked for whoever reached attendance and mark -> who has completed a stage of a school
by it is told of the next one.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.credits.pack import class_limits
from naru.credits.services import booking, marking
from naru.enrolments.models import Closing
from naru.enrolments.rules.attendance import AttendanceTerms
from naru.enrolments.services import closing
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.schools.queries.onward import onward


@transaction.atomic(durable=True)
def close_term(*, intake_id: int, terms: AttendanceTerms, by: User, at: datetime) -> Closing:
    """Said twice, once done. Credits follow the rule of the day the run began."""
    marking.refuse_missing(intake_id=intake_id)
    closed = closing.close(intake_id=intake_id, terms=terms, by=by, at=at)
    booking.settle_class(closing=closed, limits=class_limits(closed), by=by, at=at)
    if closed.at == at:
        _tell_onward(closed, at)
    return closed


def _tell_onward(closed: Closing, at: datetime) -> None:
    for step in onward(closed, at=at):
        course = step.standing.whole.entrance.run.course
        told: dict[str, inbox.Value] = {
            "title": course.title,
            "stage_ko": step.done.stage.name_ko,
            "stage_en": step.done.stage.name_en,
        }
        kind = Kind.SCHOOL_STAGES
        if step.following is not None:
            kind = Kind.SCHOOL_STAGE
            told["next_ko"] = step.following.stage.name_ko
            told["next_en"] = step.following.stage.name_en
            if step.following.progress.by_at is not None:
                kind = Kind.SCHOOL_CHOOSE
                told["by_at"] = step.following.progress.by_at
        inbox.send(resident=step.resident, kind=kind, at=at, **told)
