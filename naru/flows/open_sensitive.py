"""A resident lets a self-diagnosis ask about health and money after all.

consent to sensitive data -> the questions that were left out are asked.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.diagnosis.services import sensitive
from naru.residents.enums import ConsentKind, Means
from naru.residents.models import Resident
from naru.residents.services import consents


@transaction.atomic(durable=True)
def open_sensitive(
    *, run_id: int, resident: Resident, means: Means, by: User, at: datetime
) -> None:
    """For a run of this record; `NoConsentText` where the city has none."""
    consents.give(resident_id=resident.pk, kind=ConsentKind.SENSITIVE, means=means, by=by, at=at)
    sensitive.allow(run_id=run_id)
