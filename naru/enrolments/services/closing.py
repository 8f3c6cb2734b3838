"""Closing a class: results by the rule of the day, frozen; corrected later with a reason only."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.catalogue.models import Session
from naru.core.locks import alone
from naru.core.refusals import Refusal
from naru.enrolments.enums import Audience, BulletinKind, State
from naru.enrolments.models import Application, Attendance, Closing, Intake, Result
from naru.enrolments.queries.attendance import tallies_of
from naru.enrolments.rules.attendance import AttendanceTerms, Tally, needed
from naru.enrolments.services import bulletins, settling


class NothingHeld(Refusal):
    message = _("적어 둔 수업 날짜가 없어 마칠 수 없습니다.")


class NotOver(Refusal):
    message = _("아직 남은 수업이 있습니다. 마지막 수업이 끝난 뒤에 마칠 수 있습니다.")


class NothingWritten(Refusal):
    message = _("출석을 한 명도 적지 않은 수업이 있습니다. 그 수업의 출석부를 먼저 적어 주세요.")


@transaction.atomic(savepoint=False)
def close(*, intake_id: int, terms: AttendanceTerms, by: User, at: datetime) -> Closing:
    """Judge everybody who holds a seat and tell them; a second time nothing is judged anew.

    Refused while a meeting is to come, and where nobody wrote attendance of one.
    """
    settling.hold(intake_id)
    known = Closing.objects.filter(intake=intake_id).first()
    if known is not None:
        return known
    door = Intake.objects.select_related("run").get(pk=intake_id)
    sessions = list(Session.objects.filter(run=door.run).order_by("pk"))
    _refuse_unready(sessions, at)
    seated = list(Application.objects.filter(intake=door, state=State.SEATED).order_by("seat_no"))
    held = len(sessions)
    closing = Closing.objects.create(
        intake=door,
        held=held,
        needed=needed(held, terms.percent),
        percent=terms.percent,
        late_counts=terms.late_counts,
        excused_counts=terms.excused_counts,
        source=terms.source,
        by=by,
        at=at,
    )
    tallies = tallies_of(seated, held=held)
    made = [_result(closing, one, tallies[one.pk], terms, at) for one in seated]
    Result.objects.bulk_create(made)
    completed = sum(one.completed for one in made)
    audit.record(
        actor=by,
        action="class.closed",
        subject=("run", door.run.public_id),
        at=at,
        people=len(made),
        completed=completed,
        percent=terms.percent,
        held=held,
    )
    bulletins.post(
        intake_id=intake_id,
        kind=BulletinKind.CLOSED,
        audience=Audience.SEATED,
        key=uuid.uuid4(),
        by=by,
        at=at,
    )
    return closing


@transaction.atomic(savepoint=False)
def judge_again(
    *, closing: Closing, applications: Iterable[int], by: User, at: datetime, why: str
) -> int:
    """After a correction with a reason: how many results are other than they were."""
    terms = AttendanceTerms(
        percent=closing.percent,
        late_counts=closing.late_counts,
        excused_counts=closing.excused_counts,
    )
    found = Result.objects.filter(closing=closing, application__in=list(applications))
    before = list(found.select_related("application__claim").select_for_update(of=("self",)))
    tallies = tallies_of([one.application for one in before], held=closing.held)
    changed = 0
    for one in before:
        now = _result(closing, one.application, tallies[one.application_id], terms, at)
        if all(getattr(now, name) == getattr(one, name) for name in JUDGED):
            continue
        changed += 1
        audit.record(
            actor=by,
            action="class.result_changed",
            subject=("enrolment", one.application.claim.public_id),
            at=at,
            why=why,
            before=[one.came, one.completed],
            after=[now.came, now.completed],
        )
        now.pk = one.pk
        now.save(update_fields=[*JUDGED, "at"])
    return changed


JUDGED = ("present", "late", "excused", "absent", "came", "completed")


def _refuse_unready(sessions: list[Session], at: datetime) -> None:
    """Holds all meetings, so that nobody writes attendance while it is counted."""
    if not sessions:
        raise NothingHeld
    for one in sessions:
        alone(f"attendance {one.pk}")
    if any(one.ends_at > at for one in sessions):
        raise NotOver
    written = Attendance.objects.filter(session__in=sessions, application__state=State.SEATED)
    if len(set(written.values_list("session_id", flat=True))) < len(sessions):
        raise NothingWritten


def _result(
    closing: Closing, one: Application, tally: Tally, terms: AttendanceTerms, at: datetime
) -> Result:
    return Result(
        closing=closing,
        application=one,
        present=tally.present,
        late=tally.late,
        excused=tally.excused,
        absent=tally.absent,
        came=tally.came(terms),
        completed=tally.completed(terms),
        at=at,
    )
