"""Reading what is paid by card: what is under way, and whether the company's books are ours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, Sum

from naru.core.books import Fault
from naru.payments.enums import UNDER_WAY, NoteOutcome, OrderState
from naru.payments.models import CardNote, CardOrder, CardReturn, Charge

SOON = timedelta(seconds=30)


@dataclass(frozen=True)
class Theirs:
    """What the company says of one order: won it took, and gave back."""

    key: UUID
    won: int
    returned_won: int


def order_under_way(charge: Charge) -> CardOrder | None:
    """The try to pay by card that has not ended."""
    return CardOrder.objects.filter(charge=charge, state__in=UNDER_WAY).first()


def latest_order(charge: Charge) -> CardOrder | None:
    """The last try to pay by card."""
    return CardOrder.objects.filter(charge=charge).order_by("-pk").first()


def to_settle(*, at: datetime) -> list[int]:
    """Orders (ids) to ask the company about, oldest first: begun or authorised a while ago."""
    found = CardOrder.objects.filter(state__in=UNDER_WAY, made_at__lte=at - SOON)
    return list(found.order_by("made_at", "pk").values_list("pk", flat=True))


def to_return() -> list[int]:
    """Refunds (ids) that have not gone back to their card."""
    waiting = CardReturn.objects.filter(done_at=None)
    return list(waiting.order_by("refund").values_list("refund", flat=True))


def odd_notes(*, provider_id: int) -> list[CardNote]:
    """What the company said of this provider's orders that does not fit, latest first."""
    odd = CardNote.objects.filter(
        outcome=NoteOutcome.OTHER_AMOUNT, order__charge__provider=provider_id
    )
    return list(odd.select_related("order__charge__claim__resident").order_by("-pk")[:20])


def differences(told: Iterable[Theirs]) -> Iterator[Fault]:
    """Where the company's books and ours disagree: won taken, won given back, orders unknown."""
    done = Sum("returns__refund__won", filter=Q(returns__done_at__isnull=False), default=0)
    orders = CardOrder.objects.annotate(back_won=done)
    ours = {
        one.public_id: (one.won if one.state == OrderState.CAPTURED else 0, one.back_won)
        for one in orders.filter(Q(state=OrderState.CAPTURED) | Q(returns__isnull=False))
    }
    theirs = {one.key: (one.won, one.returned_won) for one in told if one.won or one.returned_won}
    for key in sorted(ours.keys() | theirs.keys(), key=str):
        right, found = theirs.get(key, (0, 0)), ours.get(key, (0, 0))
        for what, number in (("won taken by card", 0), ("won given back to the card", 1)):
            if right[number] != found[number]:
                yield Fault(what, f"card order {key}", right[number], found[number])
