"""Writing down who looked."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from naru.accounts.models import Membership, User
from naru.core.ready import Ready
from naru.residents import rules
from naru.residents.enums import Purpose
from naru.residents.models import RecordView, Resident

BEGAN = Ready(
    lambda viewer, organisation, people, purpose, since: (
        RecordView.objects.filter(
            viewer=viewer,
            organisation=organisation,
            resident__in=people,
            purpose=purpose,
            began_at__gt=since,
        )
        .order_by("resident", "-at", "-pk")
        .distinct("resident")
        .values_list("resident", "visit", "began_at")
    ),
    int,
    int,
    list,
    str,
    datetime,
)


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


@transaction.atomic(savepoint=False)
def note_class(
    *, residents: Iterable[Resident], membership: Membership, page: str, at: datetime
) -> int:
    """A line for each person on a class's list that somebody of the provider's looks at."""
    return note_looks(
        residents=residents, membership=membership, page=page, purpose=Purpose.TEACHING, at=at
    )


@transaction.atomic(savepoint=False)
def note_looks(
    *,
    residents: Iterable[Resident],
    membership: Membership,
    page: str,
    purpose: Purpose,
    at: datetime,
) -> int:
    """A line for each person whom somebody's work brings onto a page, for the same purpose.

    Looks within half an hour are one visit a person. Two queries, however many people.
    """
    people = list(residents)
    asked = [one.pk for one in people]
    began = BEGAN(
        membership.user_id, membership.organisation_id, asked, purpose.value, at - rules.VISIT
    )
    running = {resident: (visit, began_at) for resident, visit, began_at in began}
    lines = []
    for one in people:
        visit, began_at = running.get(one.pk) or (uuid.uuid4(), at)
        lines.append(
            RecordView(
                resident=one,
                viewer=membership.user,
                organisation=membership.organisation,
                role=membership.role,
                purpose=purpose,
                page=page,
                visit=visit,
                began_at=began_at,
                at=at,
            )
        )
    return len(RecordView.objects.bulk_create(lines))
