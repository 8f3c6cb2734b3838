"""A resident stays after all.

request withdrawn -> the resident is told, so that nobody undoes it unseen.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.residents.models import Resident
from naru.residents.services import leaving


@transaction.atomic(durable=True)
def withdraw_erasure(*, resident: Resident, by: User, at: datetime) -> None:
    """The record stays; refused if nothing was asked."""
    leaving.withdraw(resident_id=resident.pk, by=by, at=at)
    inbox.send(resident=resident, kind=Kind.ERASURE_WITHDRAWN, at=at)
