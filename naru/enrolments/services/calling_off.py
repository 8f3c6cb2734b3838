"""A provider does not hold a run: its door closes for good, and everybody at it is let go.

Letting go is set-wise and one commit with the door's closing; what follows for each person is
`naru/flows/tell_called_off.py`, marked by `told_at`. A click that passed the open door before and
is committed after lies there without a number; it gets none any more, and `sweep` lets it go too.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core import jobs
from naru.core.refusals import Refusal
from naru.enrolments.enums import OffReason, State
from naru.enrolments.models import Application, CallOff, Claim, Ground, Intake
from naru.enrolments.services import settling
from naru.enrolments.services.bulletins import NumberInWords
from naru.residents.rules import holds_registration_number


class CalledOff(Refusal):
    message = _("교육기관이 열지 않기로 한 회차입니다.")


class ReasonMissing(Refusal):
    message = _("어떤 사정인지 적어 주세요. 신청한 사람에게 그대로 갑니다.")


@transaction.atomic(savepoint=False)
def call_off(
    *,
    intake_id: int,
    reason: OffReason,
    words: str,
    others: Sequence[str],
    by: User,
    at: datetime,
) -> CallOff:
    """Close the door for good and let everybody go; said twice, the first stands as it is.

    Refused without words where the reason needs them, and with a registration number in them.
    """
    settling.hold(intake_id)
    known = CallOff.objects.filter(intake_id=intake_id).first()
    if known is not None:
        return known
    words = words.replace("\r\n", "\n").strip()
    if reason == OffReason.OTHER and not words:
        raise ReasonMissing
    if holds_registration_number(words):
        raise NumberInWords
    made = CallOff.objects.create(
        intake_id=intake_id,
        reason=reason,
        words=words,
        others=list(others),
        by=by,
        at=at,
    )
    Intake.objects.filter(pk=intake_id).update(called_off_at=at)
    audit.record(
        actor=by,
        action="enrolment.called_off",
        subject=("run", made.intake.run.public_id),
        at=at,
        reason=reason.value,
        people=_let_go(intake_id, at),
    )
    jobs.defer("enrolments.tell_called_off", intake_id=intake_id)
    return made


@transaction.atomic(savepoint=False)
def sweep(*, intake_id: int, at: datetime) -> int:
    """Let go who clicked while the door was being called off; how many. 0 at any other door."""
    settling.hold(intake_id)
    if not Intake.objects.filter(pk=intake_id, called_off_at__isnull=False).exists():
        return 0
    swept = _let_go(intake_id, at)
    if swept:
        audit.record(
            actor=None,
            action="enrolment.swept",
            subject=("intake", intake_id),
            at=at,
            people=swept,
        )
        jobs.defer("enrolments.tell_called_off", intake_id=intake_id)
    return swept


def _let_go(intake_id: int, at: datetime) -> int:
    """End whatever stands at the door, numbered or not; each of them is then to be told."""
    standing = Application.objects.filter(intake=intake_id).live()
    ended = standing.update(state=State.CALLED_OFF, state_at=at, seat_no=None, told_at=None)
    Ground.objects.filter(claim__intake=intake_id).delete()
    late = list(Claim.objects.filter(intake=intake_id, application=None).order_by("pk"))
    Application.objects.bulk_create(
        [
            Application(
                claim=one,
                intake_id=intake_id,
                resident_id=one.resident_id,
                state=State.CALLED_OFF,
                state_at=at,
            )
            for one in late
        ],
        batch_size=5_000,
    )
    return ended + len(late)
