"""A provider writes who came to a meeting.

attendance -> after the term was closed, with a reason: results anew, credits and certificates in
line with them, and whoever has completed by it, or has not any more, is told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.core.locks import alone
from naru.credentials.services import results
from naru.credits.pack import class_limits
from naru.credits.services import booking
from naru.enrolments.enums import Came
from naru.enrolments.models import Closing, Result
from naru.enrolments.rules.attendance import AttendanceTerms
from naru.enrolments.services import attendance
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.residents.models import Resident
from naru.schools import services as schools
from naru.schools.queries.onward import moved, stands_by_module
from naru.schools.queries.standing import Standing
from naru.schools.queries.terms import is_entrance


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
    attendance.hold_meeting(session_id)
    closed = Closing.objects.filter(intake__run__sessions=session_id).first()
    before = _stands(closed, marks, at) if closed is not None else None
    done = attendance.mark(session_id=session_id, marks=marks, terms=terms, by=by, at=at, why=why)
    if done and closed is not None and before is not None:
        booking.settle_class(closing=closed, limits=class_limits(closed), by=by, at=at, why=why)
        _follow(closed, before, by=by, why=why.strip(), at=at)
    return done


@dataclass(frozen=True)
class _Before:
    """Of the people written about: who had completed, and where each stood in a school (ids)."""

    people: list[Resident]
    completed: dict[int, bool]
    stands: dict[int, Standing]


def _stands(closed: Closing, marks: Mapping[int, Came], at: datetime) -> _Before:
    alone(f"corrections {closed.pk}")
    judged = _judged(closed, marks)
    people = [one.application.resident for one in judged]
    return _Before(
        people=people,
        completed={one.application_id: one.completed for one in judged},
        stands=stands_by_module(closed.intake_id, people, at=at),
    )


def _judged(closed: Closing, applications: Iterable[int]) -> list[Result]:
    judged = Result.objects.filter(closing=closed, application__in=list(applications))
    return list(
        judged.select_related(
            "closing",
            "application__resident__user",
            "application__intake__run__course__provider__organisation",
        ).order_by("pk")
    )


def _follow(closed: Closing, before: _Before, *, by: User, why: str, at: datetime) -> None:
    """Whose result is another now gets or loses the certificate, and is told; so is whoever has
    completed a stage of a school by it, or has not any more.
    """
    enters = is_entrance(closed.intake_id)
    for result in _judged(closed, before.completed):
        if not enters:
            results.follow(result=result, by=by, why=why, at=at)
            if result.completed != before.completed[result.application_id]:
                _tell(result, why, at)
    steps = moved(closed.intake_id, before.people, before=before.stands, at=at)
    schools.lead_onward(steps=steps, why=why, at=at)


def _tell(result: Result, why: str, at: datetime) -> None:
    inbox.send(
        resident=result.application.resident,
        kind=Kind.CLASS_NOW_COMPLETED if result.completed else Kind.CLASS_COMPLETED_NO_MORE,
        at=at,
        title=result.application.intake.run.course.title,
        held=result.closing.held,
        came=result.came,
        need=result.closing.needed,
        why=why,
    )
