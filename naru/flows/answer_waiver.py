"""A provider has looked at a paper that may waive a fee.

yes: the charge is waived -> notice. no: a new charge with time to pay -> notice with the reason.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.payments.models import Charge
from naru.payments.rules.terms import Terms
from naru.payments.services import charges, waivers


@transaction.atomic(durable=True)
def grant_waiver(*, charge_id: int, kind: str, rules: Terms, by: User, at: datetime) -> Charge:
    """Also where nobody asked before: the paper was shown at once."""
    one = charges.waive(charge_id=charge_id, kind=kind, rules=rules, by=by, at=at)
    person = one.claim.resident
    inbox.send(resident=person, kind=Kind.FEE_WAIVED, at=at, title=one.title)
    return one


@transaction.atomic(durable=True)
def refuse_waiver(*, charge_id: int, reason: str, rules: Terms, by: User, at: datetime) -> Charge:
    """The new charge; the reason goes to the person as it is."""
    made = waivers.refuse(charge_id=charge_id, reason=reason, rules=rules, by=by, at=at)
    inbox.send(
        resident=made.claim.resident,
        kind=Kind.WAIVER_REFUSED,
        at=at,
        title=made.title,
        reason=reason.strip(),
        until_at=made.due_at,
        fee_won=made.won,
        bank_ko=made.bank_ko,
        bank_en=made.bank_en,
        number=made.shown_number,
    )
    return made
