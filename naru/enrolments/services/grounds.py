"""Keeping what a door's rule said yes to, from the click to its receipt."""

from django.db import transaction

from naru.enrolments.models import Application, Claim, Ground
from naru.policies.rules.facts import Facts, to_answers
from naru.policies.rules.slips import facts_used
from naru.policies.rules.verdicts import Verdict


@transaction.atomic(savepoint=False)
def keep(*, claim: Claim, verdict: Verdict, facts: Facts, pack: str) -> None:
    """With the click, in one commit; a click that stands already keeps what it was let in on.

    `pack` is the digest of the rulebook, whose texts the caller keeps.
    """
    if Application.objects.filter(claim=claim).exists():
        return
    Ground.objects.get_or_create(
        claim=claim,
        defaults={
            "policy": verdict.policy,
            "pack": pack,
            "on": verdict.on,
            "facts": to_answers(facts_used(verdict.version, facts)),
        },
    )
