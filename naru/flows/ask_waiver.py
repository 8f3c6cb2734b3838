"""A resident has a paper that waives the fee, and no fact in their record.

the charge -> asked: the place is held without paying -> notice until when to show the paper.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.payments.models import WaiverAsk
from naru.payments.rules.terms import Terms
from naru.payments.services import waivers


@transaction.atomic(durable=True)
def ask_waiver(
    *, charge_id: int, kind: str, seen: bool, rules: Terms, by: User, at: datetime
) -> WaiverAsk:
    """`seen` where the paper lies before a member of staff now; then nothing is left to show."""
    made = waivers.ask(charge_id=charge_id, kind=kind, seen=seen, rules=rules, by=by, at=at)
    inbox.send(
        resident=made.charge.claim.resident,
        kind=Kind.WAIVER_SEEN if seen else Kind.WAIVER_ASKED,
        at=at,
        title=made.charge.title,
        until_at=made.until_at,
    )
    return made
