"""An auditor lists who looked at one person's record.

the person's number -> a line in the trail -> the looks, without a word of the record itself.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.audit import services as audit
from naru.residents import queries

MOST = 1_000
"""So many of the latest looks are listed."""


@dataclass(frozen=True)
class Looks:
    """Whose record, by the number that a person tells, and who looked at it."""

    code: str
    record: UUID
    visits: list[queries.SeenVisit]

    @property
    def shown_record(self) -> str:
        """As it stands in the trail."""
        return str(self.record)


@transaction.atomic(durable=True)
def list_looks(*, code: str, membership: Membership, at: datetime) -> Looks | None:
    """None where nobody has that number. Whoever lists stands in the trail with whom they asked."""
    if membership.role != Role.AUDITOR:
        raise PermissionDenied
    found = queries.resident_called(code)
    if found is None:
        return None
    visits = queries.visits_of(found, limit=MOST)
    audit.record(
        actor=membership.user,
        action="audit.looks_listed",
        subject=("resident", found.public_id),
        at=at,
        looks=len(visits),
    )
    return Looks(found.shown_code, found.public_id, visits)
