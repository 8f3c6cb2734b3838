"""A desk takes in somebody who comes without an account.

record -> consent -> leave for the desk to act, if wished, all or nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from naru.accounts.models import Membership
from naru.residents import permissions
from naru.residents.enums import ConsentKind, ContactWish, Means, Scope
from naru.residents.models import Resident
from naru.residents.services import consents, helpers, people


@dataclass(frozen=True)
class WalkIn:
    """What the person said at the desk; `help_until` lets the desk act for them up to that day."""

    name: str
    phone: str
    means: Means
    help_until: date | None = None


@transaction.atomic(durable=True)
def register_walk_in(*, walk_in: WalkIn, membership: Membership, at: datetime) -> Resident:
    """A record without a log-in, with the consent given at the desk; for counsellors only."""
    if not permissions.may_open_records(membership):
        raise PermissionDenied
    by = membership.user
    resident = people.register(
        user=None,
        by=by,
        at=at,
        name=walk_in.name,
        phone=walk_in.phone,
        contact_wish=ContactWish.PHONE if walk_in.phone else ContactWish.SITE,
    )
    consents.give(
        resident_id=resident.pk, kind=ConsentKind.SERVICE, means=walk_in.means, by=by, at=at
    )
    if walk_in.help_until:
        helpers.add_desk(
            resident_id=resident.pk,
            organisation=membership.organisation,
            scope=Scope.WRITE,
            means=walk_in.means,
            to_on=walk_in.help_until,
            by=by,
            at=at,
        )
    return resident
