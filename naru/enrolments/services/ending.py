"""Giving a place at the door up, in the list or on a seat."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core import jobs
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.enrolments.enums import LIVE, State
from naru.enrolments.models import Application, Claim, Ground, Result
from naru.enrolments.services import settling


class EndedAlready(Refusal):
    message = _("이미 끝난 신청입니다.")


class TermOver(Refusal):
    message = _("학기를 마친 강좌라 취소할 수 없습니다. 결과는 기록에 남습니다.")


@transaction.atomic(savepoint=False)
def cancel(*, claim_id: int, by: User | None, at: datetime) -> Application:
    """The person steps back: the seat or the number is given up for good, settled or not.

    A seat goes to whoever waits. Refused once the class was judged. Nothing is kept for a receipt
    that was not written by then.
    """
    claim = Claim.objects.get(pk=claim_id)
    settling.hold(claim.intake_id)
    if not Application.objects.filter(claim=claim).exists():
        ended = _unnumbered(claim, at)
    else:
        ended = locked(Application.objects.all(), claim_id=claim_id)
        if ended.state not in LIVE:
            raise EndedAlready
        if Result.objects.filter(application=ended).exists():
            raise TermOver
        if ended.seat_no is not None:
            jobs.defer("enrolments.offer_seats", intake_id=ended.intake_id)
        ended.state, ended.state_at, ended.seat_no = State.CANCELLED, at, None
        ended.save(update_fields=["state", "state_at", "seat_no"])
    Ground.objects.filter(claim=claim).delete()
    audit.record(
        actor=by, action="enrolment.cancelled", subject=("enrolment", claim.public_id), at=at
    )
    return ended


@transaction.atomic(savepoint=False)
def lapse(*, application: Application, at: datetime) -> None:
    """The seat is gone because its time ran out; held by the caller. It goes to whoever waits."""
    if application.seat_no is not None:
        jobs.defer("enrolments.offer_seats", intake_id=application.intake_id)
    application.state, application.state_at, application.seat_no = State.LAPSED, at, None
    application.save(update_fields=["state", "state_at", "seat_no"])
    Ground.objects.filter(claim=application.claim_id).delete()
    audit.record(
        actor=None,
        action="enrolment.lapsed",
        subject=("enrolment", application.public_id),
        at=at,
    )


def _unnumbered(claim: Claim, at: datetime) -> Application:
    """A click that never got a number ends without one."""
    return Application.objects.create(
        claim=claim,
        intake_id=claim.intake_id,
        resident_id=claim.resident_id,
        state=State.CANCELLED,
        state_at=at,
    )
