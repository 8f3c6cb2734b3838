"""A resident takes a consent back, and what was kept because of it goes.

consent ends with the answers of the record -> answers about health and money of every
self-diagnosis.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.diagnosis.services import sensitive
from naru.residents.enums import ConsentKind
from naru.residents.models import Resident
from naru.residents.services import consents


@transaction.atomic(durable=True)
def withdraw_consent(*, resident: Resident, kind: ConsentKind, by: User, at: datetime) -> None:
    """Refused for the consent without which the site cannot work (`NeededForService`)."""
    consents.withdraw(resident_id=resident.pk, kind=kind, by=by, at=at)
    if kind == ConsentKind.SENSITIVE:
        sensitive.forbid_all(resident=resident, at=at)
