"""A person gives a seat or a number at the door up.

the application ends -> what was paid, or the points kept for the place, come back by the
provider's bands -> notice -> the same for what they chose behind that door.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.enrolments.models import Application, Claim
from naru.enrolments.queries import behind
from naru.enrolments.services import ending
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.payments.services import charges
from naru.scholarships.enums import UseState
from naru.scholarships.models import Use
from naru.scholarships.services import uses

KEPT = (UseState.HELD, UseState.SPENT)


@transaction.atomic(durable=True)
def cancel_enrolment(*, claim: Claim, by: User, at: datetime) -> Application:
    """Refused for one that has ended already. Seats behind the door go with the one at it."""
    done = _end(claim, by, at)
    for inner in behind.held_inside(claim):
        _end(inner, by, at)
    return done


def _end(claim: Claim, by: User, at: datetime) -> Application:
    done = ending.cancel(claim_id=claim.pk, by=by, at=at)
    owed = charges.end(claim_id=claim.pk, whose="learner", by=by, at=at)
    if owed is not None:
        inbox.send(
            resident=done.resident,
            kind=Kind.CARD_BACK if owed.goes_to_card else Kind.FEE_BACK,
            at=at,
            title=owed.charge.title,
            back_won=owed.won,
            by_on=owed.send_by_on,
        )
    kept = Use.objects.filter(reference=Use.at_door(claim.pk), state__in=KEPT).first()
    if kept is not None:
        back = uses.give_up(use_id=kept.pk, whose="learner", by=by, at=at)
        inbox.send(
            resident=done.resident,
            kind=Kind.PLACE_GIVEN_UP,
            at=at,
            title=back.title,
            points=f"{back.returned_points:,}",
            of=f"{back.points:,}",
        )
    return done
