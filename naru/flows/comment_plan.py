"""A mentor says something of a plan, and its owner is told.

the pairing that gives them the right -> the comment -> a notice.
"""

import uuid
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from naru.accounts.models import Membership
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.planning.models import Comment
from naru.planning.permissions import may_read
from naru.planning.queries.mine import plan_with
from naru.planning.services.comments import say


@transaction.atomic(durable=True)
def comment_plan(
    *, membership: Membership, public_id: uuid.UUID, words: str, at: datetime
) -> Comment:
    """Only who looks after the plan's owner may (PermissionDenied).

    Refused where the words hold a resident registration number.
    """
    plan = plan_with(public_id)
    if plan is None or not may_read(plan, membership.user, on=timezone.localdate(at)):
        raise PermissionDenied
    comment = say(plan=plan, words=words, by=membership.user, at=at)
    inbox.send(resident=plan.resident, kind=Kind.PLAN_COMMENT, at=at, mentor=membership.user.name)
    return comment
