"""A resident begins to apply for the scholarship.

the person's row -> one application a year -> a draft.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.residents.models import Resident
from naru.residents.services import people
from naru.scholarships.models import Application
from naru.scholarships.services import applications


@transaction.atomic(durable=True)
def begin_application(*, round_id: int, resident: Resident, by: User, at: datetime) -> Application:
    """The draft of this person in this round; begun twice at once, it is one."""
    held = people.lock(resident.pk)
    return applications.begin(round_id=round_id, resident=held, by=by, at=at)
