"""A person applies at the door of a run.

the run is still on -> it is the person's turn in the line -> for a module of a school, they are in
it and as far as its stage -> the door's rule says yes, or a receipt says why not -> the click is
kept, with what they wrote where a review reads it; its number comes from the settler a moment
later, or from the draw or review.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.refusals import Refusal
from naru.enrolments.enums import Channel, DoorMode
from naru.enrolments.models import Claim, Intake
from naru.enrolments.pack import most_open, most_times
from naru.enrolments.queries import behind, door, lines
from naru.enrolments.queries.fitting import facts_of, verdict_of
from naru.enrolments.services import claims, grounds, statements
from naru.policies.models import Receipt
from naru.policies.reading.book import rulebook
from naru.policies.rules.facts import Facts
from naru.policies.rules.rulebook import Rulebook
from naru.policies.rules.verdicts import Answer, Verdict, Why
from naru.policies.services import enquiries, packs
from naru.residents.models import Resident
from naru.schools.queries.standing import stage_of
from naru.schools.rules import StageState


class FactsMissing(Refusal):
    message = _("이 강좌는 자격을 확인합니다. 아직 답하지 않은 물음에 먼저 답해 주세요.")


class RuleUnclear(Refusal):
    message = _("자격을 확인할 규칙이 없어 신청을 받을 수 없습니다. 전화로 물어봐 주세요.")


class NotYourTurn(Refusal):
    message = _("지금은 줄을 선 차례대로 신청합니다. 줄을 서면 차례가 왔을 때 신청할 수 있습니다.")


class NotInSchool(Refusal):
    message = _("이 학교에 들어온 사람만 고를 수 있는 과목입니다. 먼저 학교에 신청해 주세요.")


class StageAhead(Refusal):
    message = _("앞 단계를 마치면 고를 수 있는 과목입니다. ‘내 학교’에서 지금 할 일을 보세요.")


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
    statement: str = "",
) -> Claim | Receipt:
    """Keep the click, or give the one that stands: a double click, a retry, another device.

    Where the door's rule says no to the person, nothing is kept but the receipt of it, one for
    the same question and the same facts on one day however often it is asked. What a yes was said
    on is kept with the click, for its receipt (`follow_seat`).

    `statement` is what they wrote for a review, refused without one there. `turn` makes a form
    that is sent twice one click (`claims.claim`). The click has to be committed before it can be
    numbered, so numbering is a transaction of its own (docs/decisions/0024-claims.md). Needs the
    intake's run and course loaded.
    """
    if not door.is_on(intake):
        raise claims.RunIsOff
    if at >= intake.opens_at and not lines.may_go_in(intake, resident.pk, at=at):
        raise NotYourTurn
    if intake.behind_id is not None:
        _refuse_outsiders(intake, resident, at)
    decided = _decided(intake, resident, at) if intake.policy else None
    if decided is not None and decided.verdict.answer is not Answer.YES:
        return enquiries.ask(
            resident=resident, policy=intake.policy, book=decided.book, by=by, at=at
        )
    on = timezone.localdate(at)
    claim = claims.claim(
        intake=intake,
        resident_id=resident.pk,
        by=by,
        at=at,
        most_open=most_open(on),
        most_times=most_times(on),
        channel=channel,
        by_points=by_points,
        turn=turn,
    )
    if intake.mode == DoorMode.REVIEW and not door.has_statement(claim):
        statements.write(claim=claim, text=statement, by=by, at=at)
    if decided is not None:
        packs.keep(book=decided.book, at=at)
        grounds.keep(
            claim=claim,
            verdict=decided.verdict,
            facts=decided.facts,
            pack=decided.book.digest,
        )
    return claim


def _refuse_outsiders(intake: Intake, resident: Resident, at: datetime) -> None:
    """Who is not in the school, or not as far as the stage of this module."""
    if not behind.has_passed(intake, resident.pk):
        raise NotInSchool
    stage = stage_of(intake, resident.pk, at=at)
    if stage is not None and stage.state is StageState.AHEAD:
        raise StageAhead


@dataclass(frozen=True)
class _Decided:
    """What the door's rule said, on which facts, by which rulebook."""

    verdict: Verdict
    facts: Facts
    book: Rulebook


def _decided(intake: Intake, resident: Resident, at: datetime) -> _Decided | None:
    """A yes or a no; None for whoever stands at the door already."""
    if door.standing_claim(intake_id=intake.pk, resident_id=resident.pk) is not None:
        return None
    book, facts = rulebook(), facts_of(resident)
    try:
        verdict = verdict_of(intake, facts, book, timezone.localdate(at))
    except LookupError:
        raise RuleUnclear from None
    if verdict is None or verdict.why is Why.NOT_PUBLISHED:
        raise RuleUnclear
    if verdict.answer is Answer.UNKNOWN:
        raise FactsMissing
    return _Decided(verdict, facts, book)
