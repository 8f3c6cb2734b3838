"""A step of a chosen route cannot be taken any more: its person is told once and may plan again.

where each step stands -> a notice -> told.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naru.core.locks import locked
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.planning.models import Plan
from naru.planning.queries.mine import plan_with, portfolio_of
from naru.planning.services.telling import told


@transaction.atomic(durable=True)
def tell_fallen_step(*, plan_id: int, at: datetime) -> int:
    """How many steps were told of now; a step is told of once."""
    plan = plan_with(locked(Plan.objects.all(), pk=plan_id).public_id)
    portfolio = portfolio_of(plan, on=timezone.localdate(at)) if plan else None
    if plan is None or portfolio is None:
        return 0
    fresh = [one.step for one in portfolio.fallen if one.step.told_at is None]
    for step in fresh:
        inbox.send(resident=plan.resident, kind=Kind.PLAN_STEP_FALLEN, at=at, title=step.title)
    return told(steps=fresh, at=at)
