"""Attendance by the code on the wall: a short-lived signed word, scanned by whoever is there.

The word names the meeting and the turn of the clock in which it was shown. Nothing is stored:
whether it is old is decided by the server's clock, whether it is ours by the signature.
"""

from datetime import datetime

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.refusals import Refusal
from naru.enrolments.enums import THERE, Came, Marked, State
from naru.enrolments.models import Application, Attendance
from naru.enrolments.rules.attendance import AttendanceTerms
from naru.enrolments.services.attendance import hold_meeting

SALT = "naru.enrolments.arriving"
LONGEST = 120


class CodeForged(Refusal):
    message = _("쓸 수 없는 코드입니다. 교실에 걸린 코드를 다시 찍어 주세요.")


class CodeOld(Refusal):
    message = _("지난 코드입니다. 코드는 자주 바뀝니다. 교실에 지금 걸린 코드를 다시 찍어 주세요.")


class NotYourClass(Refusal):
    message = _(
        "이 수업에 자리가 없어 출석을 적을 수 없습니다. 다른 이름으로 로그인했는지 보고, "
        "아니면 교육기관 직원에게 말해 주세요."
    )


class TooEarly(Refusal):
    message = _("아직 출석을 받지 않습니다. 수업이 시작하기 조금 전에 다시 찍어 주세요.")


class TooLate(Refusal):
    message = _("수업이 끝나 코드로는 적을 수 없습니다. 왔다면 교육기관 직원에게 말해 주세요.")


class MarkedOtherwise(Refusal):
    message = _("교육기관이 이미 다르게 적었습니다. 왔다면 교육기관 직원에게 말해 주세요.")


def code_of(session_id: int, *, terms: AttendanceTerms, at: datetime) -> str:
    """The word to show now; another one every turn."""
    return signing.Signer(salt=SALT).sign(f"{session_id}-{terms.turn_at(at)}")


def read_code(code: str, *, terms: AttendanceTerms, at: datetime) -> int:
    """The meeting (id) it was shown for, in this turn or the one before; else refused."""
    try:
        session, turn = map(int, signing.Signer(salt=SALT).unsign(code[:LONGEST]).split("-"))
    except (signing.BadSignature, ValueError):
        raise CodeForged from None
    if not 0 <= terms.turn_at(at) - turn <= 1:
        raise CodeOld
    return session


@transaction.atomic(savepoint=False)
def arrive(
    *, session_id: int, resident_id: int, terms: AttendanceTerms, by: User, at: datetime
) -> Attendance:
    """The person is there. Scanned again, nothing changes: the first scan counts.

    Refused outside of the meeting's time, without a seat of the class, and where staff have
    written that they are not there.
    """
    session = hold_meeting(session_id)
    if at < terms.opens_at(session.starts_at):
        raise TooEarly
    if at >= session.ends_at:
        raise TooLate
    seat = Application.objects.filter(
        intake__run=session.run_id, resident=resident_id, state=State.SEATED
    ).first()
    if seat is None:
        raise NotYourClass
    known = Attendance.objects.filter(application=seat, session=session).first()
    if known is not None and known.came not in THERE:
        raise MarkedOtherwise
    if known is not None:
        return known
    late = terms.is_late(session.starts_at, at=at)
    made = Attendance.objects.create(
        application=seat,
        session=session,
        came=Came.LATE if late else Came.PRESENT,
        marked=Marked.SCAN,
        by=by,
        at=at,
    )
    audit.record(
        actor=by,
        action="class.arrived",
        subject=("run", session.run.public_id),
        at=at,
        session=session.starts_at.isoformat(),
        came=made.came,
    )
    return made
