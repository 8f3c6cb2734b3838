"""A resident asks to be forgotten.

waiting period begins -> the resident is told when it ends.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.residents.models import ErasureRequest, Resident
from naru.residents.services import leaving


@transaction.atomic(durable=True)
def ask_erasure(*, resident: Resident, waiting_days: int, by: User, at: datetime) -> ErasureRequest:
    """The request that now waits; asking again neither restarts the wait nor tells twice."""
    request, new = leaving.ask(resident_id=resident.pk, waiting_days=waiting_days, by=by, at=at)
    if new:
        inbox.send(resident=resident, kind=Kind.ERASURE_ASKED, at=at, due_on=request.due_on)
    return request
