"""The list of a review is frozen: who stands at the door, with their shares, under tokens."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naru.enrolments.models import Review
from naru.enrolments.pack import share_facts
from naru.enrolments.queries.draws import shares_of
from naru.enrolments.services import reviews, settling


@transaction.atomic(durable=True)
def freeze_review(*, intake_id: int, at: datetime) -> Review:
    """The door is held while shares are read, so that they are those of the list."""
    settling.hold(intake_id)
    one = Review.objects.select_related("intake").get(intake_id=intake_id)
    facts = share_facts(timezone.localdate(one.published_at))
    return reviews.freeze(
        intake_id=intake_id, shares=shares_of(intake_id, one.rule.shares, facts), at=at
    )
