"""Points will run out soon: the person is told how many, until when, and what to do; once."""

from datetime import datetime, timedelta

from django.db import transaction

from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.scholarships.models import Grant
from naru.scholarships.services import uses


@transaction.atomic(durable=True)
def warn_points(*, grant_id: int, at: datetime) -> bool:
    """False if the person was told before, or has nothing left to lose."""
    left = uses.warn(grant_id=grant_id, at=at)
    if not left:
        return False
    one = Grant.objects.select_related("resident", "resident__user").get(pk=grant_id)
    inbox.send(
        resident=one.resident,
        kind=Kind.POINTS_SOON,
        at=at,
        points=f"{left:,}",
        last_on=one.use_until_on - timedelta(days=1),
    )
    return True
