"""A person's calendar address: made on request, gone at once when a new one is made or asked."""

import secrets
from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import alone
from naru.enrolments.models import Feed
from naru.enrolments.rules.feeds import digest_of
from naru.residents.models import Resident

BYTES = 32


@transaction.atomic(savepoint=False)
def make_feed(*, resident: Resident, by: User, at: datetime) -> str:
    """The secret part of a new address, told this once; the address before it stops at once."""
    alone(f"feed of {resident.pk}")
    secret = secrets.token_urlsafe(BYTES)
    Feed.objects.update_or_create(
        resident=resident, defaults={"digest": digest_of(secret), "made_at": at}
    )
    _note(resident, "calendar.made", by, at)
    return secret


@transaction.atomic(savepoint=False)
def end_feed(*, resident: Resident, by: User, at: datetime) -> bool:
    """The address stops at once; False if there was none."""
    gone, _tables = Feed.objects.filter(resident=resident).delete()
    if gone:
        _note(resident, "calendar.ended", by, at)
    return bool(gone)


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident) -> None:
    """For whoever is erased."""
    Feed.objects.filter(resident=resident).delete()


def _note(resident: Resident, action: str, by: User, at: datetime) -> None:
    audit.record(actor=by, action=action, subject=("resident", resident.public_id), at=at)
