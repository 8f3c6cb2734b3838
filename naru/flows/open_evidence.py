"""A mentor opens a file with which one of their people shows what they learnt.

the pairing that gives them the right, and the person's leave -> a line in the access log.
"""

import uuid
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from naru.accounts.models import Membership
from naru.planning.models import Evidence
from naru.planning.permissions import looks_after
from naru.planning.queries.evidence import evidence_with
from naru.residents.enums import Purpose, RecordPage
from naru.residents.services import views


@transaction.atomic(durable=True)
def open_evidence(*, membership: Membership, upload_id: uuid.UUID, at: datetime) -> Evidence | None:
    """None if there is none, or its owner does not show it to mentors.

    Only for whoever looks after its owner (PermissionDenied).
    """
    one = evidence_with(upload_id)
    if one is None or not one.for_mentor:
        return None
    if not looks_after(one.resident, membership.user, on=timezone.localdate(at)):
        raise PermissionDenied
    views.note_looks(
        residents=[one.resident],
        membership=membership,
        page=RecordPage.MENTOR_PLAN,
        purpose=Purpose.COUNSELLING,
        at=at,
    )
    return one
