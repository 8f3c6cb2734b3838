"""Somebody who owes an answer reads what the person asks for.

the request of which they are the owner -> a line in the person's access log.
"""

import uuid
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from naru.accounts.models import Membership
from naru.counselling.models import Request
from naru.residents.enums import Purpose, RecordPage
from naru.residents.services import views


@transaction.atomic(durable=True)
def open_request(*, membership: Membership, public_id: uuid.UUID, at: datetime) -> Request:
    """The request, and a line that says who read it; only its owner may (PermissionDenied)."""
    one = Request.objects.select_related("resident__user", "owner").get(public_id=public_id)
    if one.owner_id != membership.user_id:
        raise PermissionDenied
    views.note_looks(
        residents=[one.resident],
        membership=membership,
        page=RecordPage.MENTOR_REQUEST,
        purpose=Purpose.COUNSELLING,
        at=at,
    )
    return one
