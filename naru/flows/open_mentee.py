"""A mentor opens the file of somebody they look after.

the pairing, their own or of whom they stand in for -> a line in the person's access log.
"""

import uuid
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from naru.accounts.models import Membership
from naru.counselling.models import Pairing
from naru.counselling.queries.caseload import pairing_for
from naru.counselling.queries.mentors import mentor_of
from naru.residents.enums import Purpose, RecordPage
from naru.residents.services import views


@transaction.atomic(durable=True)
def open_mentee(*, membership: Membership, resident_id: uuid.UUID, at: datetime) -> Pairing:
    """Goal, steps, notes and talks may be shown afterwards; everybody else: PermissionDenied."""
    mentor = mentor_of(membership.user)
    found = pairing_for(resident_id, mentor, on=timezone.localdate(at)) if mentor else None
    if found is None or not membership.holds_on(timezone.localdate(at)):
        raise PermissionDenied
    views.note_looks(
        residents=[found.resident],
        membership=membership,
        page=RecordPage.MENTOR_FILE,
        purpose=Purpose.COUNSELLING,
        at=at,
    )
    return found
