"""A mentor reads the plan of somebody they look after.

the pairing that gives them the right -> a line in the person's access log.
"""

import uuid
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from naru.accounts.models import Membership
from naru.counselling.models import Pairing
from naru.planning.models import Plan
from naru.planning.queries.mine import plan_with
from naru.residents.enums import Purpose, RecordPage
from naru.residents.services import views


@transaction.atomic(durable=True)
def open_plan(*, membership: Membership, public_id: uuid.UUID, at: datetime) -> Plan | None:
    """The plan in force, and a line that says who read it; None if there is no such plan.

    Only the mentor who looks after its owner may (PermissionDenied).
    """
    plan = plan_with(public_id)
    if plan is None:
        return None
    pairing = Pairing.objects.active().filter(
        resident=plan.resident_id, mentor__user=membership.user_id
    )
    if not pairing.exists():
        raise PermissionDenied
    views.note_looks(
        residents=[plan.resident],
        membership=membership,
        page=RecordPage.MENTOR_PLAN,
        purpose=Purpose.COUNSELLING,
        at=at,
    )
    return plan
