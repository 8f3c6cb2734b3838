"""A file that shows what somebody learnt is added to their portfolio: all of it or nothing.

the person's room and words -> the file, looked at by its bytes -> the evidence.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naru.accounts.models import User
from naru.core.dates import years_later
from naru.files import services as files
from naru.planning.models import Evidence
from naru.planning.rules.terms import EvidenceTerms
from naru.planning.services import evidence
from naru.planning.services.evidence import Shown
from naru.residents.models import Resident


@transaction.atomic(durable=True)
def add_evidence(
    *,
    resident: Resident,
    shown: Shown,
    name: str,
    data: bytes,
    terms: EvidenceTerms,
    by: User,
    at: datetime,
) -> Evidence:
    """Refused with a sentence, nothing stays: what is no paper or picture, and what has no room."""
    on = timezone.localdate(at)
    evidence.check(resident=resident, shown=shown, terms=terms, on=on)
    until = years_later(on, terms.years)
    upload = files.put(name=name, data=data, keep_until_on=until, by=by, at=at)
    return evidence.add(resident=resident, upload=upload, shown=shown, by=by, at=at)
