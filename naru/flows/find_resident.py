"""A desk looks for the person in front of it.

exact number, code or address -> a line in the audit trail -> masked matches.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from naru.accounts.models import Membership
from naru.audit import services as audit
from naru.residents import permissions, queries, rules


@dataclass(frozen=True)
class Match:
    """Enough to ask "is that you?", and no more: nobody reads a record by looking for it."""

    public_id: UUID
    name: str
    code: str
    registered_at: datetime


@transaction.atomic(durable=True)
def find_resident(*, text: str, membership: Membership, at: datetime) -> list[Match]:
    """Residents whose code, telephone number or e-mail is exactly `text`; for counsellors only.

    Every search is written down with the number of matches, not with what was typed.
    """
    if not permissions.may_open_records(membership):
        raise PermissionDenied
    found = queries.found_at_desk(text=text)
    audit.record(
        actor=membership.user,
        action="desk.searched",
        subject=("organisation", membership.organisation.public_id),
        at=at,
        found=len(found),
    )
    return [
        Match(
            public_id=one.public_id,
            name=rules.mask_name(one.name),
            code=rules.show_code(one.code),
            registered_at=one.registered_at,
        )
        for one in found
    ]
