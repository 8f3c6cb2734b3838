"""A person takes or refuses the seat that is offered, or somebody does it for them.

the application -> no fee is asked for what was refused -> what follows from a seat, or the next
offer, by a job.
"""

from datetime import datetime
from typing import Literal

from django.db import transaction

from naru.accounts.models import User
from naru.enrolments.enums import Way
from naru.enrolments.models import Application
from naru.enrolments.services import answers
from naru.payments.services import charges

Said = Literal["accept", "decline"]
VERBS = {"accept": answers.accept, "decline": answers.decline}


@transaction.atomic(durable=True)
def answer_offer(
    *, application: Application, said: Said, by: User | None, way: Way, at: datetime
) -> Application:
    """Refused once the offer's time is over; said twice, nothing changes."""
    done = VERBS[said](application_id=application.pk, by=by, way=way, at=at)
    if said == "decline":
        charges.end(claim_id=done.claim_id, whose="learner", by=by, at=at)
    return done
