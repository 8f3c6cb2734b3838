"""Official answers: somebody asks whether a rule is met, and gets it in writing."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.refusals import Refusal
from naru.policies.enums import DecisionKind, Outcome
from naru.policies.models import Enquiry, Receipt
from naru.policies.rules.facts import BadFacts, Facts, checked, from_answers, to_answers
from naru.policies.rules.rulebook import Rulebook
from naru.policies.rules.slips import canonical, facts_used
from naru.policies.rules.verdicts import Answer, Why, decide
from naru.policies.services import packs, receipts
from naru.residents import queries as residents
from naru.residents.models import Resident


class NoSuchRule(Refusal):
    message = _("이 지원의 규칙이 없습니다. 목록에서 다시 골라 주세요.")


class RuleNotPublished(Refusal):
    message = _("조건이 공개되지 않은 지원이라 답을 드릴 수 없습니다. 맡은 곳에 물어봐 주세요.")


class TooLittleKnown(Refusal):
    message = _("아직 답하지 않은 물음이 있습니다. 내 정보를 더 적은 뒤에 다시 눌러 주세요.")


class AnswersContradict(Refusal):
    message = _("내 정보에 서로 맞지 않는 답이 있습니다. 먼저 내 정보를 고쳐 주세요.")


@transaction.atomic(savepoint=False)
def ask(*, resident: Resident, policy: str, book: Rulebook, by: User, at: datetime) -> Receipt:
    """Decide on what the record says today, and write the receipt.

    The same question on the same day about the same facts has one answer: asked again, the
    receipt of before comes back. Refused where the answer would be "not yet known".
    """
    if policy not in book.policies:
        raise NoSuchRule
    on = timezone.localdate(at)
    facts = _facts(resident, book, at)
    verdict = decide(book.policies[policy], facts, on)
    if verdict.why is Why.NOT_PUBLISHED:
        raise RuleNotPublished
    if verdict.answer is Answer.UNKNOWN:
        raise TooLittleKnown
    packs.keep(book=book, at=at)
    fingerprint = _fingerprint(facts_used(verdict.version, facts), book.digest)
    enquiry, new = Enquiry.objects.get_or_create(
        resident=resident,
        policy=policy,
        on=on,
        told=fingerprint,
        defaults={"asked_at": at, "asked_by": by, "pack_id": book.digest, "told_on": on},
    )
    if not new:
        return Receipt.objects.get(decision=enquiry.decision)
    return receipts.issue(
        resident=resident,
        kind=DecisionKind.ENQUIRY,
        outcome=Outcome.MEETS if verdict.answer is Answer.YES else Outcome.FAILS,
        decision=enquiry.decision,
        verdict=verdict,
        facts=facts,
        book=book,
        by=by,
        at=at,
    )


@transaction.atomic(savepoint=False)
def told(*, resident: Resident, policy: str | None, book: Rulebook, at: datetime) -> None:
    """The resident knows today's answers of their saved cases; of one policy, or of all."""
    cases = Enquiry.objects.filter(resident=resident)
    if policy is not None:
        cases = cases.filter(policy=policy)
    cases.update(pack_id=book.digest, told_on=timezone.localdate(at))


def _facts(resident: Resident, book: Rulebook, at: datetime) -> Facts:
    answers = from_answers(residents.values_of(resident))
    try:
        return checked(answers, on=timezone.localdate(at), schemes=book.scheme_names)
    except BadFacts as bad:
        raise AnswersContradict from bad


def _fingerprint(facts: Facts, digest: str) -> str:
    """What the answer rests on, as one hash: the facts the rule looks at, and the rule pack."""
    return hashlib.sha256(canonical([digest, to_answers(facts)]).encode()).hexdigest()
