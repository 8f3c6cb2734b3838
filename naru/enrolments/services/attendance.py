"""Attendance by hand: staff write down who was there; what they put right later is kept."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.catalogue.models import Session
from naru.core.locks import alone
from naru.core.refusals import Refusal
from naru.enrolments.enums import Came, Marked, State
from naru.enrolments.models import Application, Attendance, Closing, Correction
from naru.enrolments.rules.attendance import AttendanceTerms
from naru.enrolments.services.closing import judge_again


class TooEarlyToMark(Refusal):
    message = _("아직 시작하지 않은 수업입니다. 시작하기 조금 전부터 적을 수 있습니다.")


class NotInClass(Refusal):
    message = _("이 수업의 명단에 없는 사람입니다.")


class TermClosed(Refusal):
    message = _("학기를 마친 수업입니다. 고치려면 까닭을 적어 주세요.")


@transaction.atomic(savepoint=False)
def mark(
    *,
    session_id: int,
    marks: Mapping[int, Came],
    terms: AttendanceTerms,
    by: User,
    at: datetime,
    why: str = "",
) -> int:
    """Write down for applications (ids) how it was; how many were new or changed.

    The same again changes nothing. Refused for whoever holds no seat of the class, and before
    the meeting can be marked. A changed mark leaves who changed what, when and `why`. Once the
    class is closed a reason is asked for, and the results follow.
    """
    session = hold_meeting(session_id)
    closing = Closing.objects.filter(intake__run=session.run_id).first()
    if closing is not None and not why.strip():
        raise TermClosed
    if at < terms.opens_at(session.starts_at):
        raise TooEarlyToMark
    seated = set(_seated(session).filter(pk__in=list(marks)).values_list("pk", flat=True))
    if seated != set(marks):
        raise NotInClass
    known = {
        one.application_id: one
        for one in Attendance.objects.filter(session=session, application__in=seated)
    }
    fresh = [
        Attendance(application_id=pk, session=session, came=came, marked=Marked.HAND, by=by, at=at)
        for pk, came in sorted(marks.items())
        if pk not in known
    ]
    Attendance.objects.bulk_create(fresh)
    changed = [one for pk, one in sorted(known.items()) if one.came != marks[pk]]
    for one in changed:
        _correct(one, marks[one.application_id], by=by, at=at, why=why)
    done = len(fresh) + len(changed)
    if done and closing is not None:
        touched = [one.application_id for one in (*fresh, *changed)]
        judge_again(closing=closing, applications=touched, by=by, at=at, why=why.strip())
    if done:
        audit.record(
            actor=by,
            action="class.attendance",
            subject=("run", session.run.public_id),
            at=at,
            session=session.starts_at.isoformat(),
            new=len(fresh),
            corrected=len(changed),
        )
    return done


def hold_meeting(session_id: int) -> Session:
    """The meeting with its run; only this transaction writes attendance of it until it ends."""
    alone(f"attendance {session_id}")
    return Session.objects.select_related("run").get(pk=session_id)


def _seated(session: Session) -> QuerySet[Application]:
    return Application.objects.filter(intake__run=session.run_id, state=State.SEATED)


def _correct(one: Attendance, came: Came, *, by: User, at: datetime, why: str) -> None:
    Correction.objects.create(
        attendance=one,
        number=one.corrections.count() + 1,
        was=one.came,
        became=came,
        why=why.strip(),
        by=by,
        at=at,
    )
    one.came, one.marked, one.by, one.at = came, Marked.HAND, by, at
    one.save(update_fields=["came", "marked", "by", "at"])
