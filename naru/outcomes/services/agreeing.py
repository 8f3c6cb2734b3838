"""Saying yes to being asked afterwards, at the certificate, and taking it back there."""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import alone
from naru.credentials.models import Certificate
from naru.outcomes.models import FollowUp, Willing


@transaction.atomic(savepoint=False)
def agree(*, certificate: Certificate, yes: bool, by: User, at: datetime) -> bool:
    """Whether anything changed. Yes undoes an earlier "never again"; no leaves what was answered,
    which is taken back by its own link.
    """
    alone(f"follow-ups {certificate.resident_id}")
    mine = Willing.objects.filter(resident=certificate.resident_id, reason=certificate.reason)
    if mine.exists() == yes:
        return False
    if yes:
        Willing.objects.create(
            resident_id=certificate.resident_id, reason=certificate.reason, at=at
        )
        FollowUp.objects.filter(resident=certificate.resident_id).update(no_more=False)
    else:
        mine.delete()
    audit.record(
        actor=by,
        action="follow_up.agreed" if yes else "follow_up.declined",
        subject=("certificate", certificate.public_id),
        at=at,
    )
    return True
