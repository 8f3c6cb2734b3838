"""The waiting period is over: a person's data go.

every holding that can go -> an empty shell -> a line in the audit trail, all or nothing.
"""

from datetime import datetime

from django.db import transaction

from naru.flows.holdings import HOLDINGS
from naru.residents.models import Resident


@transaction.atomic(durable=True)
def erase_person(*, resident: Resident, at: datetime) -> None:
    """Erase what may be erased; refused before the day, or if the request was withdrawn."""
    for holding in HOLDINGS:
        if holding.erase is not None:
            holding.erase(resident, at)
