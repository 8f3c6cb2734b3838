"""What is due by itself: courses that start, points that run out, drafts that were left."""

from datetime import date, datetime

from naru.scholarships.enums import ApplicationState, Book, UseState
from naru.scholarships.models import Account, Application, Grant, Use


def starting(*, on: date) -> list[int]:
    """Ids of the uses whose course starts on the day or has started, the oldest first."""
    held = Use.objects.filter(state=UseState.HELD, sessions__0__lte=on)
    return list(held.order_by("pk").values_list("pk", flat=True))


def lapsing(*, on: date) -> list[Grant]:
    """Grants whose time is over and whose wallet still holds points."""
    full = Account.objects.filter(book=Book.WALLET, balance_points__gt=0)
    over = Grant.objects.filter(use_until_on__lte=on, pk__in=full.values("grant_id"))
    return list(over.select_related("resident", "resident__user").order_by("pk"))


def left_drafts(*, at: datetime) -> list[Application]:
    """Drafts of rounds that have closed: nobody can hand them in any more."""
    drafts = Application.objects.filter(state=ApplicationState.DRAFT, round__apply_until_at__lte=at)
    return list(drafts.select_related("submitted_by", "round").order_by("pk"))
