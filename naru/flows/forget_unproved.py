"""Somebody joined and never proved the address: the site forgets them.

notices -> record -> account, all or nothing; a line in the audit trail stays.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts import services as accounts
from naru.accounts.models import User
from naru.notices.services import inbox
from naru.residents.queries import resident_of
from naru.residents.services import leaving


@transaction.atomic(durable=True)
def forget_unproved(*, user: User, at: datetime) -> None:
    """The address is free again; nothing but an empty shell that history points at is left."""
    resident = resident_of(user)
    if resident is not None:
        inbox.forget(resident=resident)
        leaving.drop_unproved(resident_id=resident.pk, by=user, at=at)
    accounts.close_account(user=user)
