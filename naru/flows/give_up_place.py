"""A place is given up: points come back by the provider's bands, and the person is told."""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.scholarships.models import Use
from naru.scholarships.services import uses


@transaction.atomic(durable=True)
def give_up_place(*, use: Use, whose: uses.Whose, by: User, at: datetime) -> Use:
    """A provider that ends a place gives everything back."""
    done = uses.give_up(use_id=use.pk, whose=whose, by=by, at=at)
    inbox.send(
        resident=use.grant.resident,
        kind=Kind.PLACE_GIVEN_UP,
        at=at,
        title=done.title,
        points=f"{done.returned_points:,}",
        of=f"{done.points:,}",
    )
    return done
