"""Writing down who looked."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from naru.accounts.models import Membership, User
from naru.residents.enums import Purpose
from naru.residents.models import RecordView, Resident


@dataclass(frozen=True)
class Visit:
    """Looks at one record for one purpose within half an hour."""

    key: uuid.UUID
    began_at: datetime
    purpose: Purpose
    words: str


@transaction.atomic(savepoint=False)
def note_view(
    *,
    resident: Resident,
    viewer: User,
    membership: Membership | None,
    visit: Visit,
    page: str,
    at: datetime,
) -> RecordView:
    """One line of the access log: `viewer` saw `page` of the record, for the organisation."""
    return RecordView.objects.create(
        resident=resident,
        viewer=viewer,
        organisation=membership.organisation if membership else None,
        role=membership.role if membership else "",
        purpose=visit.purpose,
        words=visit.words,
        page=page,
        visit=visit.key,
        began_at=visit.began_at,
        at=at,
    )


@transaction.atomic(savepoint=False)
def note_visit(
    *,
    resident: Resident,
    membership: Membership,
    purpose: Purpose,
    words: str,
    page: str,
    at: datetime,
) -> RecordView:
    """The first line of a new visit, for whoever acts in `membership`."""
    return note_view(
        resident=resident,
        viewer=membership.user,
        membership=membership,
        visit=Visit(uuid.uuid4(), at, purpose, words),
        page=page,
        at=at,
    )
