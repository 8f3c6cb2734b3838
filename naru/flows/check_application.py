"""One of two members of staff writes down what the papers show.

the check -> if it is the second: the rule on what was proved -> eligible, or refused with a
receipt and a notice.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from naru.accounts.models import Membership
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.policies.enums import DecisionKind, Outcome
from naru.policies.rules.rulebook import Rulebook
from naru.policies.rules.verdicts import Answer
from naru.policies.services import receipts
from naru.scholarships.enums import CheckKind
from naru.scholarships.models import Application
from naru.scholarships.queries import deciding
from naru.scholarships.services import applications, checks


@transaction.atomic(durable=True)
def check_application(
    *,
    application_id: int,
    kind: CheckKind,
    found: Mapping[str, object],
    words: str,
    membership: Membership,
    book: Rulebook,
    at: datetime,
) -> Application:
    """Note one check; with both the application is decided on the facts as proved."""
    one = checks.check(
        application_id=application_id,
        kind=kind,
        found=found,
        words=words,
        membership=membership,
        at=at,
    )
    if one.checks.count() < len(CheckKind):
        return one
    case = deciding.case_of(one, book)
    if case.verdict.answer is Answer.YES:
        checks.find_eligible(application=one, at=at)
        return one
    applications.refuse(application=one, by=membership.user, at=at)
    receipt = receipts.issue(
        resident=one.resident,
        kind=DecisionKind.GRANT,
        outcome=Outcome.REFUSED,
        decision=f"scholarship-check:{one.pk}",
        verdict=case.verdict,
        facts=case.facts,
        book=book,
        by=membership.user,
        at=at,
        grounds={"round": one.round.code},
    )
    inbox.send(
        resident=one.resident,
        kind=Kind.SCHOLARSHIP_REFUSED,
        at=at,
        name_ko=one.round.name_ko,
        name_en=one.round.name_en,
        results_on=one.round.results_on,
        receipt=str(receipt.public_id),
    )
    return one
