"""Writing receipts: within the transaction of the decision, once per decision."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.audit import services as audit
from naru.policies.enums import DecisionKind, Outcome
from naru.policies.models import Receipt
from naru.policies.rules.facts import Facts
from naru.policies.rules.rulebook import Rulebook
from naru.policies.rules.signing import signed
from naru.policies.rules.slips import FORMAT, canonical, utc, verdict_record, words
from naru.policies.rules.verdicts import Verdict
from naru.policies.services import keys, packs
from naru.residents.models import Resident


@transaction.atomic(savepoint=False)
def issue(
    *,
    resident: Resident,
    kind: DecisionKind,
    outcome: Outcome,
    decision: str,
    verdict: Verdict,
    facts: Facts,
    book: Rulebook,
    by: User | None,
    at: datetime,
    grounds: Mapping[str, object] | None = None,
) -> Receipt:
    """Write the receipt of one decision ("scholarship-application:42"), signed.

    `grounds` are plain values that decided beside the rule: a rank, a cut-off, a seed. A second
    receipt for the same decision is refused by the database. Of the facts only those the rule
    looks at are kept.
    """
    packs.keep(book=book, at=at)
    key, secret = keys.written_down(at=at)
    public_id = uuid.uuid4()
    body = canonical(
        {
            "format": FORMAT,
            "id": str(public_id),
            "kind": kind.value,
            "outcome": outcome.value,
            "decision": decision,
            "holder": str(resident.public_id),
            "decided_at": utc(at),
            "pack": book.digest,
            "verdict": verdict_record(verdict, facts),
            "grounds": dict(grounds or {}),
            "words": {
                "ko": words(verdict, facts, book, "ko"),
                "en": words(verdict, facts, book, "en"),
            },
        }
    )
    receipt = Receipt.objects.create(
        public_id=public_id,
        kind=kind,
        outcome=outcome,
        decision=decision,
        resident=resident,
        policy=verdict.policy,
        pack_id=book.digest,
        key=key,
        body=body,
        signature=signed(secret, body),
        decided_at=at,
    )
    audit.record(
        actor=by,
        action="receipt.issued",
        subject=("receipt", public_id),
        at=at,
        decision=decision,
        outcome=outcome.value,
    )
    return receipt
