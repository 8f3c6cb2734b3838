"""A person gives a seat or a number at the door up."""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.enrolments.models import Application, Claim
from naru.enrolments.services import ending


@transaction.atomic(durable=True)
def cancel_enrolment(*, claim: Claim, by: User, at: datetime) -> Application:
    """Refused for one that has ended already."""
    return ending.cancel(claim_id=claim.pk, by=by, at=at)
