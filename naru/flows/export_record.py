"""A resident takes everything along.

every holding -> one export -> a line in the audit trail.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.core.portable import Section
from naru.flows.holdings import HOLDINGS
from naru.residents.enums import Deed
from naru.residents.models import Resident
from naru.residents.services import trail


@transaction.atomic(durable=True)
def export_record(*, resident: Resident, by: User, at: datetime) -> list[Section]:
    """Sections of all domains, in the words of the reader's language."""
    sections = [section for holding in HOLDINGS for section in holding.export(resident)]
    trail.note(resident, by=by, deed=Deed.EXPORTED, at=at)
    return sections
