"""Who is to be asked or reminded now."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from naru.credentials.models import Certificate
from naru.outcomes.models import FollowUp, Willing
from naru.outcomes.rules.terms import FollowTerms

WILLING = Willing.objects.filter(resident=OuterRef("resident"), reason=OuterRef("reason"))


def is_willing(certificate: Certificate) -> bool:
    """Whether its holder said yes to being asked about it."""
    return Willing.objects.filter(
        resident=certificate.resident_id, reason=certificate.reason
    ).exists()


def to_ask(*, terms: FollowTerms, at: datetime) -> list[tuple[int, int]]:
    """Certificates (ids) that hold and whose holders said yes, with the days after which they are
    asked about.

    A time that passed longer than `open_days` ago is not made up for.
    """
    found = []
    silent = FollowUp.objects.filter(no_more=True).values("resident")
    for days in terms.after_days:
        until = at - timedelta(days=days)
        asked = FollowUp.objects.filter(after_days=days).values("certificate")
        rows = (
            Certificate.objects.in_force()
            .filter(Exists(WILLING))
            .filter(issued_at__lte=until, issued_at__gt=until - timedelta(days=terms.open_days))
            .exclude(pk__in=asked)
            .exclude(resident__in=silent)
        )
        found += [(pk, days) for pk in rows.order_by("pk").values_list("pk", flat=True)]
    return found


def to_remind(*, terms: FollowTerms, at: datetime) -> list[int]:
    """Ids of those who have not answered for `remind_days` and were never reminded."""
    rows = FollowUp.objects.filter(
        asked_at__lte=at - timedelta(days=terms.remind_days),
        closes_at__gt=at,
        reminded_at__isnull=True,
        answered_at__isnull=True,
        withdrawn_at__isnull=True,
        no_more=False,
    )
    return list(rows.order_by("pk").values_list("pk", flat=True))
