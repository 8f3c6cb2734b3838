"""A person applies at the door of a run.

the run is still on -> it is the person's turn in the line -> the door's rule says yes, or a
receipt says why not -> the click is kept; its number comes from the settler a moment later.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.catalogue.enums import RunStatus
from naru.core.refusals import Refusal
from naru.enrolments.enums import Channel
from naru.enrolments.models import Claim, Intake
from naru.enrolments.pack import most_open
from naru.enrolments.queries import door, lines
from naru.enrolments.queries.fitting import facts_of, verdict_of
from naru.enrolments.services import claims
from naru.policies.models import Receipt
from naru.policies.reading.book import rulebook
from naru.policies.rules.verdicts import Answer, Why
from naru.policies.services import enquiries
from naru.residents.models import Resident


class FactsMissing(Refusal):
    message = _("이 강좌는 자격을 확인합니다. 아직 답하지 않은 물음에 먼저 답해 주세요.")


class RuleUnclear(Refusal):
    message = _("자격을 확인할 규칙이 없어 신청을 받을 수 없습니다. 전화로 물어봐 주세요.")


class NotYourTurn(Refusal):
    message = _("지금은 줄을 선 차례대로 신청합니다. 줄을 서면 차례가 왔을 때 신청할 수 있습니다.")


class RunIsOff(Refusal):
    message = _("더는 열리지 않는 강좌입니다. 강좌 화면에서 비슷한 강좌를 찾아보세요.")


@transaction.atomic(durable=True)
def enrol(
    *,
    intake: Intake,
    resident: Resident,
    by: User,
    at: datetime,
    channel: Channel = Channel.WEB,
    by_points: bool = False,
    turn: int | None = None,
) -> Claim | Receipt:
    """Keep the click, or give the one that stands: a double click, a retry, another device.

    Where the door's rule says no to the person, nothing is kept but the receipt of it, one for
    the same question and the same facts on one day however often it is asked.

    `turn` makes a form that is sent twice one click (`claims.claim`). The click has to be
    committed before it can be numbered, so numbering is a transaction of its own
    (docs/decisions/0024-claims.md). Needs the intake's run and course loaded.
    """
    run = intake.run
    if run.gone_at or run.is_draft or run.course.gone_at or run.status == RunStatus.CANCELLED:
        raise RunIsOff
    if intake.called_off_at is not None:
        raise RunIsOff
    if at >= intake.opens_at and not lines.may_go_in(intake, resident.pk, at=at):
        raise NotYourTurn
    refused = _refused(intake, resident, by, at) if intake.policy else None
    if refused is not None:
        return refused
    return claims.claim(
        intake=intake,
        resident_id=resident.pk,
        by=by,
        at=at,
        most_open=most_open(timezone.localdate(at)),
        channel=channel,
        by_points=by_points,
        turn=turn,
    )


def _refused(intake: Intake, resident: Resident, by: User, at: datetime) -> Receipt | None:
    """The receipt of a no; None for a yes, and for whoever stands at the door already."""
    if door.standing_claim(intake_id=intake.pk, resident_id=resident.pk) is not None:
        return None
    book = rulebook()
    try:
        verdict = verdict_of(intake, facts_of(resident), book, timezone.localdate(at))
    except LookupError:
        raise RuleUnclear from None
    if verdict is None or verdict.answer is Answer.YES:
        return None
    if verdict.why is Why.NOT_PUBLISHED:
        raise RuleUnclear
    if verdict.answer is Answer.UNKNOWN:
        raise FactsMissing
    return enquiries.ask(resident=resident, policy=intake.policy, book=book, by=by, at=at)
