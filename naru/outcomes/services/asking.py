"""Asking somebody some time after a certificate, and reminding them once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from naru.core.locks import alone
from naru.credentials.models import Certificate
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.outcomes.models import FollowUp
from naru.outcomes.queries import links
from naru.outcomes.queries.due import is_willing
from naru.outcomes.rules.terms import FollowTerms


@transaction.atomic(savepoint=False)
def ask(
    *, certificate_id: int, after_days: int, terms: FollowTerms, at: datetime
) -> FollowUp | None:
    """Ask and tell; None if they were asked already, or did not say that they want to be asked."""
    certificate = Certificate.objects.select_related("resident__user").get(pk=certificate_id)
    resident = certificate.resident
    alone(f"follow-ups {resident.pk}")
    mine = FollowUp.objects.filter(resident=resident)
    if mine.filter(no_more=True).exists() or not is_willing(certificate):
        return None
    if mine.filter(certificate=certificate, after_days=after_days).exists():
        return None
    one = FollowUp.objects.create(
        resident=resident,
        certificate=certificate,
        after_days=after_days,
        asked_at=at,
        closes_at=at + timedelta(days=terms.open_days),
    )
    _tell(one, Kind.FOLLOW_UP_ASKED, at)
    return one


@transaction.atomic(savepoint=False)
def remind(*, follow_up_id: int, at: datetime) -> bool:
    """Once; not whoever has answered, taken back, or wants no more. False if nobody was told."""
    one = FollowUp.objects.select_related("certificate", "resident__user").get(pk=follow_up_id)
    alone(f"follow-ups {one.resident_id}")
    waiting = FollowUp.objects.filter(
        pk=one.pk,
        reminded_at__isnull=True,
        answered_at__isnull=True,
        withdrawn_at__isnull=True,
        no_more=False,
        closes_at__gt=at,
    )
    if not waiting.update(reminded_at=at):
        return False
    _tell(one, Kind.FOLLOW_UP_REMINDED, at)
    return True


def _tell(one: FollowUp, kind: Kind, at: datetime) -> None:
    inbox.send(
        resident=one.resident,
        kind=kind,
        at=at,
        name_ko=one.certificate.title_ko,
        name_en=one.certificate.title_en or one.certificate.title_ko,
        token=links.token(one),
        until_on=timezone.localdate(one.closes_at).isoformat(),
    )
