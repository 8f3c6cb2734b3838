"""Points whose time is over run out, and the person is told how many."""

from datetime import datetime

from django.db import transaction

from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.scholarships.models import Grant
from naru.scholarships.services import uses


@transaction.atomic(durable=True)
def lapse_points(*, grant: Grant, at: datetime) -> int:
    """How many ran out; run again, nothing does."""
    gone = uses.lapse(grant_id=grant.pk, at=at)
    if gone:
        inbox.send(
            resident=grant.resident,
            kind=Kind.POINTS_LAPSED,
            at=at,
            points=f"{gone:,}",
            use_until_on=grant.use_until_on,
        )
    return gone
