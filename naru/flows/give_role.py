"""An operator lets somebody work for an organisation.

role recorded -> a line in the audit trail -> the person is told.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from naru.accounts import services as accounts
from naru.accounts.enums import Role
from naru.accounts.models import Membership, Organisation, User
from naru.audit import services as audit
from naru.notices.enums import Kind
from naru.notices.services import inbox


@transaction.atomic(durable=True)
def give_role(
    *,
    email: str,
    organisation: Organisation,
    role: Role,
    from_on: date,
    to_on: date | None,
    by: User,
    at: datetime,
) -> Membership:
    """Whoever proved the address acts in the role during `[from_on, to_on)`; see the service."""
    member = accounts.give_role(
        email=email,
        organisation_id=organisation.pk,
        role=role,
        from_on=from_on,
        to_on=to_on,
        by=by,
        today=timezone.localdate(at),
    )
    audit.record(
        actor=by,
        on_behalf_of=member.user,
        action="role.given",
        subject=("membership", member.public_id),
        at=at,
        role=role.value,
        organisation=organisation.code,
        from_on=from_on.isoformat(),
        to_on=to_on.isoformat() if to_on else None,
    )
    inbox.send_to_staff(
        user=member.user, kind=Kind.ROLES_CHANGED, at=at, organisation=organisation.name_ko
    )
    return member
