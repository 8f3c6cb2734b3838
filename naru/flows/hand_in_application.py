"""A resident hands an application in.

the record's facts -> the rule of the day -> handed in, or refused -> receipt -> notice.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.refusals import Refusal
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.policies.enums import DecisionKind, Outcome
from naru.policies.rules.facts import BadFacts, Facts, checked, from_answers, to_answers
from naru.policies.rules.rulebook import Rulebook
from naru.policies.rules.verdicts import Answer, decide
from naru.policies.services import receipts
from naru.residents import queries as residents
from naru.scholarships.models import Application
from naru.scholarships.queries import deciding
from naru.scholarships.rules.deciding import asked, contradict
from naru.scholarships.services import applications


class AnswersMissing(Refusal):
    message = _("아직 답하지 않은 물음이 있습니다. 모두 답한 뒤에 내 주세요.")


class AnswersContradict(Refusal):
    message = _("서로 맞지 않는 답이 있습니다. 답을 고친 뒤에 내 주세요.")


class BothWelfareKinds(Refusal):
    message = _(
        "기초생활수급자이면서 차상위계층일 수는 없습니다. "
        "증명서를 보고 둘 가운데 하나만 ‘예’로 고쳐 주세요."
    )


@transaction.atomic(durable=True)
def hand_in_application(
    *, application: Application, book: Rulebook, by: User, at: datetime
) -> Application:
    """Decide by today's rule on what the record says now; every answer leaves a receipt.

    Who does not meet the rule is refused at once, with what would change it, and may apply again
    while the round is open. Anything refused with a sentence changes nothing.
    """
    facts = _facts(application, book, at)
    policy = book.policies[application.round.policy]
    verdict = decide(policy, facts, timezone.localdate(at))
    if verdict.answer is Answer.UNKNOWN:
        raise AnswersMissing
    meets = verdict.answer is Answer.YES
    done = applications.hand_in(
        application_id=application.pk,
        facts=to_answers(facts),
        needs_papers=meets,
        by=by,
        at=at,
    )
    if not meets:
        applications.refuse(application=done, by=None, at=at)
    receipt = receipts.issue(
        resident=done.resident,
        kind=DecisionKind.APPLICATION,
        outcome=Outcome.WAITING if meets else Outcome.REFUSED,
        decision=f"scholarship-application:{done.pk}",
        verdict=verdict,
        facts=facts,
        book=book,
        by=by,
        at=at,
        grounds={"round": done.round.code},
    )
    inbox.send(
        resident=done.resident,
        kind=Kind.SCHOLARSHIP_IN if meets else Kind.SCHOLARSHIP_REFUSED,
        at=at,
        name_ko=done.round.name_ko,
        name_en=done.round.name_en,
        results_on=done.round.results_on,
        receipt=str(receipt.public_id),
    )
    return done


def _facts(application: Application, book: Rulebook, at: datetime) -> Facts:
    """What the rule and the criteria look at, out of the record; nothing else is taken over."""
    on = timezone.localdate(at)
    version = deciding.version_on(application.round, book, on)
    criteria = deciding.criteria_of(application.round)
    wanted = asked(version, criteria) if version else []
    told = residents.values_of(application.resident)
    answers = {name: told[name] for name in wanted if name in told}
    if len(answers) < len(wanted):
        raise AnswersMissing
    if contradict(answers):
        raise BothWelfareKinds
    try:
        return checked(from_answers(answers), on=on, schemes=book.scheme_names)
    except BadFacts as bad:
        raise AnswersContradict from bad
