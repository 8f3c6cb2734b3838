"""The list of a draw is frozen: who stands at the door, with their tickets and shares."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naru.enrolments.models import Draw
from naru.enrolments.pack import share_facts
from naru.enrolments.queries import draws as reading
from naru.enrolments.services import draws, settling


@transaction.atomic(durable=True)
def freeze_draw(*, intake_id: int, at: datetime) -> Draw:
    """The door is held while tickets and shares are read, so that they are those of the list."""
    settling.hold(intake_id)
    one = Draw.objects.select_related("intake").get(intake_id=intake_id)
    facts = share_facts(timezone.localdate(one.committed_at))
    return draws.freeze(
        intake_id=intake_id,
        tickets=reading.tickets_of(one),
        shares=reading.shares_of(intake_id, one.rule.shares, facts),
        at=at,
    )
