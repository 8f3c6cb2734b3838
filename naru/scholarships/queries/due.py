"""What is due by itself: courses that start, points that run out, drafts that were left."""

from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from naru.scholarships.enums import ApplicationState, Book, UseState
from naru.scholarships.models import Account, Application, Grant, Use


def starting(*, on: date) -> list[int]:
    """Ids of the uses whose course starts on the day or has started, the oldest first."""
    held = Use.objects.filter(state=UseState.HELD, sessions__0__lte=on)
    return list(held.order_by("pk").values_list("pk", flat=True))


def lapsing(*, on: date) -> list[Grant]:
    """Grants whose time is over and whose wallet still holds points."""
    over = _with_points().filter(use_until_on__lte=on)
    return list(over.select_related("resident", "resident__user").order_by("pk"))


def running_out(*, on: date, days: int) -> list[int]:
    """Ids of grants with points whose last day is at most `days` away, and nobody was told."""
    soon = _with_points().filter(
        warned_at__isnull=True, use_until_on__gt=on, use_until_on__lte=on + timedelta(days=days + 1)
    )
    return list(soon.order_by("pk").values_list("pk", flat=True))


def left_drafts(*, at: datetime) -> list[Application]:
    """Drafts of rounds that have closed: nobody can hand them in any more."""
    drafts = Application.objects.filter(state=ApplicationState.DRAFT, round__apply_until_at__lte=at)
    return list(drafts.select_related("submitted_by", "round").order_by("pk"))


def _with_points() -> QuerySet[Grant]:
    full = Account.objects.filter(book=Book.WALLET, balance_points__gt=0)
    return Grant.objects.filter(pk__in=full.values("grant_id"))
