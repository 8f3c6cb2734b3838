"""A person's badges of micro-degrees follow their credits.

all courses of a micro-degree completed -> its badge, once -> a badge whose courses are not whole
any more is revoked, with the reason of the counter-entry.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naru.credentials.enums import Kind, Why
from naru.credentials.models import Certificate
from naru.credentials.services.issuing import issue
from naru.credentials.services.revoking import revoke
from naru.credits.models import Entry
from naru.credits.queries.mine import Progress, entries_of, micro_degrees_of, standing
from naru.credits.services import booking
from naru.residents.models import Resident


@transaction.atomic(durable=True)
def settle_micro_degrees(*, resident_id: int, at: datetime) -> None:
    """Said twice, once done; nothing for a record that was erased."""
    booking.hold(resident_id)
    first = Entry.objects.filter(resident=resident_id).select_related("resident").first()
    if first is None or first.resident.erased_at is not None:
        return
    resident = first.resident
    entries = entries_of(resident)
    whole = {
        f"micro:{one.last_entry}": one
        for one in micro_degrees_of(standing(entries))
        if one.is_whole
    }
    badges = Certificate.objects.filter(resident=resident, kind=Kind.MICRO_DEGREE).in_force()
    for badge in badges.filter(reason__startswith="micro:").order_by("pk"):
        if badge.reason not in whole:
            _revoke(badge, entries, at)
    for reason, progress in whole.items():
        _issue(resident, progress, reason, at)


def _issue(resident: Resident, progress: Progress, reason: str, at: datetime) -> None:
    micro = progress.micro_degree
    issue(
        resident=resident,
        title_ko=micro.name_ko,
        title_en=micro.name_en,
        issuer=micro.organisation,
        skills=(),
        evidence={"credits": progress.credits, "university": micro.organisation.name_ko},
        score=None,
        kind=Kind.MICRO_DEGREE,
        reason_key=reason,
        at=at,
    )


def _revoke(badge: Certificate, entries: Sequence[Entry], at: datetime) -> None:
    last = next(one for one in reversed(entries) if one.counters_id)
    revoke(certificate_id=badge.pk, why=Why.RESULT_CHANGED, words=last.why, by=last.by, at=at)
