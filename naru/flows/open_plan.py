"""A mentor reads the plans of those they look after.

the pairing that gives them the right, their own or of whom they stand in for -> a line in the
access log of everybody shown.
"""

import uuid
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from naru.accounts.models import Membership
from naru.counselling.queries.caseload import looked_after
from naru.counselling.queries.mentors import mentor_of
from naru.planning.models import Plan
from naru.planning.permissions import may_read
from naru.planning.queries.mine import plan_with, plans_in_force
from naru.residents.enums import Purpose, RecordPage
from naru.residents.services import views


@transaction.atomic(durable=True)
def open_plans(*, membership: Membership, at: datetime) -> list[Plan]:
    """Plans in force with their goals, by name; none for who is no mentor."""
    mentor = mentor_of(membership.user)
    if mentor is None:
        return []
    people = looked_after(mentor, on=timezone.localdate(at))
    plans = plans_in_force(people.values_list("resident_id", flat=True))
    _note(plans, membership, at)
    return plans


@transaction.atomic(durable=True)
def open_plan(*, membership: Membership, public_id: uuid.UUID, at: datetime) -> Plan | None:
    """The plan in force, and a line that says who read it; None if there is no such plan.

    Only for whoever looks after its owner (PermissionDenied).
    """
    plan = plan_with(public_id)
    if plan is None:
        return None
    if not may_read(plan, membership.user, on=timezone.localdate(at)):
        raise PermissionDenied
    _note([plan], membership, at)
    return plan


def _note(plans: list[Plan], membership: Membership, at: datetime) -> None:
    views.note_looks(
        residents=[plan.resident for plan in plans],
        membership=membership,
        page=RecordPage.MENTOR_PLAN,
        purpose=Purpose.COUNSELLING,
        at=at,
    )
