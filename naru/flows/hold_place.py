"""A place is offered: its fee is kept out of the person's points, and they are told."""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.scholarships.models import Grant, Use
from naru.scholarships.services import uses


@transaction.atomic(durable=True)
def hold_place(*, grant: Grant, place: uses.Place, by: User, at: datetime) -> Use:
    """Refused, nothing stays: too few points, a start too soon or after the points run out."""
    made = uses.hold(grant_id=grant.pk, place=place, by=by, at=at)
    inbox.send(
        resident=grant.resident,
        kind=Kind.PLACE_HELD,
        at=at,
        title=made.title,
        points=f"{made.points:,}",
        starts_on=made.sessions[0],
    )
    return made
