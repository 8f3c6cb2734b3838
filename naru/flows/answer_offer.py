"""A person takes or refuses the seat that is offered, or somebody does it for them.

the application -> what follows from a seat, or the next offer, by a job.
"""

from datetime import datetime
from typing import Literal

from django.db import transaction

from naru.accounts.models import User
from naru.enrolments.enums import Way
from naru.enrolments.models import Application
from naru.enrolments.services import answers

Said = Literal["accept", "decline"]
VERBS = {"accept": answers.accept, "decline": answers.decline}


@transaction.atomic(durable=True)
def answer_offer(
    *, application: Application, said: Said, by: User | None, way: Way, at: datetime
) -> Application:
    """Refused once the offer's time is over; said twice, nothing changes."""
    return VERBS[said](application_id=application.pk, by=by, way=way, at=at)
