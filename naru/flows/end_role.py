"""An operator ends somebody's work for an organisation, from today on.

role ended -> a line in the audit trail -> the person is told.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naru.accounts import services as accounts
from naru.accounts.models import Membership, User
from naru.audit import services as audit
from naru.notices.enums import Kind
from naru.notices.services import inbox


@transaction.atomic(durable=True)
def end_role(*, membership: Membership, by: User, at: datetime) -> Membership:
    """The next page the person opens is closed to the role; refused for one's own."""
    ended = accounts.end_role(membership_id=membership.pk, by=by, on=timezone.localdate(at))
    audit.record(
        actor=by,
        on_behalf_of=ended.user,
        action="role.ended",
        subject=("membership", ended.public_id),
        at=at,
        role=ended.role,
        organisation=ended.organisation.code,
    )
    inbox.send_to_staff(
        user=ended.user, kind=Kind.ROLES_CHANGED, at=at, organisation=ended.organisation.name_ko
    )
    return ended
