"""Asking somebody with a seat for its fee, or nobody where there is nothing to pay."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naru.core.locks import alone
from naru.enrolments.enums import State
from naru.enrolments.models import Application
from naru.enrolments.queries.mine import days_of
from naru.payments.models import Charge
from naru.payments.queries.charges import waivers_used
from naru.payments.rules.terms import Terms
from naru.payments.rules.waivers import by_fact
from naru.payments.services import charges
from naru.payments.services.charges import Price
from naru.residents.queries import facts_of


@transaction.atomic(savepoint=False)
def ask(*, application: Application, terms: Terms, at: datetime) -> Charge | None:
    """The charge of a seat, or of one that is held: due then by the end of the hold; waived at once
    where a confirmed fact says so.

    None if the course costs nothing, or if its provider does not work here and so takes the money
    itself.
    """
    run = application.intake.run
    provider = run.course.provider
    if not run.fee_won or provider is None or provider.organisation_id is None:
        return None
    alone(f"waivers of {application.resident_id}")
    proved = {
        str(one.definition.fact): one.answer.value
        for one in facts_of(application.resident)
        if one.answer is not None and one.verified
    }
    used = waivers_used(
        resident_id=application.resident_id, provider_id=provider.pk, on=timezone.localdate(at)
    )
    waiver = by_fact(terms.waivers, proved=proved, used=used)
    return charges.open_charge(
        claim=application.claim,
        price=Price(
            won=run.fee_won,
            materials_won=run.materials_won,
            title=run.course.title,
            provider_id=provider.pk,
            sessions=days_of(run),
        ),
        rules=terms,
        at=at,
        latest=application.offer_until_at if application.state == State.OFFERED else None,
        waiver=waiver.kind if waiver else "",
    )
