"""A person's answer to an offered seat."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core import jobs
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.enrolments.enums import DoorMode, State, Way
from naru.enrolments.models import Application, Ground


class OfferOver(Refusal):
    message = _("답할 수 있는 때가 지났습니다. 이 자리는 다음 사람에게 갔습니다.")


class PayFirst(Refusal):
    message = _("수강료를 내면 자리를 받습니다. ‘내 수강 신청’에 보낼 계좌가 있습니다.")


class NothingOffered(Refusal):
    message = _("지금 답할 자리가 없습니다.")


@transaction.atomic(savepoint=False)
def accept(*, application_id: int, by: User | None, way: Way, at: datetime) -> Application:
    """The seat is theirs. Said twice, nothing changes; refused once the offer's time is over, and
    at a door by payment, where paying is the answer.

    What follows from a seat is done for it anew: `told_at` is emptied.
    """
    one = locked(Application.objects.select_related("claim", "intake"), pk=application_id)
    if one.state == State.SEATED and one.offered_at is not None:
        return one
    _answerable(one, at)
    if one.intake.mode == DoorMode.FIRST_PAID:
        raise PayFirst
    one.state, one.state_at, one.told_at = State.SEATED, at, None
    one.save(update_fields=["state", "state_at", "told_at"])
    _record(one, "enrolment.accepted", by, at, way=way)
    jobs.defer("enrolments.follow", intake_id=one.intake_id)
    return one


@transaction.atomic(savepoint=False)
def decline(*, application_id: int, by: User | None, way: Way, at: datetime) -> Application:
    """The seat goes to the next. Said twice, nothing changes; refused once the time is over."""
    one = locked(Application.objects.select_related("claim"), pk=application_id)
    if one.state == State.DECLINED:
        return one
    _answerable(one, at)
    one.state, one.state_at, one.seat_no = State.DECLINED, at, None
    one.save(update_fields=["state", "state_at", "seat_no"])
    Ground.objects.filter(claim=one.claim_id).delete()
    _record(one, "enrolment.declined", by, at, way=way)
    jobs.defer("enrolments.offer_seats", intake_id=one.intake_id)
    return one


def _answerable(one: Application, at: datetime) -> None:
    if one.state == State.LAPSED:
        raise OfferOver
    if one.state != State.OFFERED or one.offer_until_at is None:
        raise NothingOffered
    if at >= one.offer_until_at:
        raise OfferOver


def _record(one: Application, action: str, by: User | None, at: datetime, *, way: Way) -> None:
    subject = ("enrolment", one.claim.public_id)
    audit.record(actor=by, action=action, subject=subject, at=at, way=way.value)
