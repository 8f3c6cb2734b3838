"""A place is given up: points come back by the provider's bands, and the person is told."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.refusals import Refusal
from naru.enrolments.queries.mine import seats_among
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.scholarships.models import Use
from naru.scholarships.services import uses


class SeatOfADoor(Refusal):
    message = _("이 누리집에서 신청한 자리입니다. 신청을 취소하면 포인트도 함께 돌아옵니다.")


@transaction.atomic(durable=True)
def give_up_place(*, use: Use, whose: uses.Whose, by: User, at: datetime) -> Use:
    """A provider that ends a place gives everything back.

    Refused for a seat at a door of this site: it is given up there, and its points with it.
    """
    if use.claim_id is not None and seats_among([use.claim_id]):
        raise SeatOfADoor
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
