"""Between our books and the card company: ask it, then book what it says, one commit a step.

Every function may run twice or at once with itself, die anywhere and be begun again: what is
asked of the company carries a key, and what is booked is looked at under the charge's lock. The
company is never asked while a lock is held.
"""

from contextlib import suppress
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.books import Fault
from naru.core.refusals import Refusal
from naru.payments.enums import UNDER_WAY, OrderState
from naru.payments.models import CardOrder, CardReturn
from naru.payments.queries import cards as queries
from naru.payments.queries.cards import Theirs
from naru.payments.services import cards
from naru.payments.services.card_company import CardCompany, CompanySilent, Said, Standing, company

GRACE = timedelta(minutes=1)
"""So long after its end an order may still be told of."""


class CompanyAway(Refusal):
    message = _("카드사가 지금 답하지 않습니다. 잠시 뒤에 다시 하거나 적힌 계좌로 보내 주세요.")


def begin(*, charge_id: int, by: User, at: datetime, back: str, tell: str) -> str:
    """The company's page on which the charge is paid; see `cards.begin` for what is refused."""
    theirs = company()
    if theirs is None:
        raise cards.NoCards
    order = cards.begin(charge_id=charge_id, by=by, at=at)
    try:
        return theirs.checkout(
            key=order.public_id,
            won=order.won,
            title=order.charge.title,
            until_at=order.until_at,
            back=back,
            tell=tell,
        )
    except CompanySilent:
        raise CompanyAway from None


def settle(*, order_id: int, at: datetime) -> OrderState:
    """Ask how the order stands and do what follows; where it stands now. A company that does not
    answer leaves it where it was, for the next look.
    """
    order, theirs = CardOrder.objects.get(pk=order_id), company()
    if theirs is not None and order.state in UNDER_WAY:
        with suppress(CompanySilent):
            _follow(theirs, order, theirs.look(key=order.public_id), at)
        order.refresh_from_db()
    return OrderState(order.state)


def give_back(*, refund_id: int, at: datetime) -> bool:
    """Have a refund go back to its card; False if it has, or if the company does not answer."""
    one, theirs = CardReturn.objects.select_related("order", "refund").get(refund=refund_id), None
    if one.done_at is None:
        theirs = company()
    if theirs is None:
        return False
    try:
        theirs.give_back(key=one.order.public_id, part=one.public_id, won=one.refund.won)
    except CompanySilent:
        return False
    return cards.returned(refund_id=refund_id, at=at)


def differences() -> list[Fault]:
    """Where the company's books and ours disagree; nothing to compare without a company."""
    theirs = company()
    if theirs is None:
        return []
    taken = [
        Theirs(one.key, one.won if one.standing == Standing.CAPTURED else 0, one.returned_won)
        for one in theirs.report()
    ]
    return list(queries.differences(taken))


def _follow(theirs: CardCompany, order: CardOrder, said: Said, at: datetime) -> None:
    if said.standing == Standing.AUTHORISED:
        if cards.authorise(order_id=order.pk, said=said, at=at):
            said = theirs.capture(key=order.public_id, won=order.won)
        else:
            said = theirs.release(key=order.public_id)
    if said.standing == Standing.CAPTURED:
        cards.book(order_id=order.pk, said=said, at=at)
    elif said.standing == Standing.REFUSED:
        cards.end(order_id=order.pk, state=OrderState.REFUSED, at=at)
    elif said.standing == Standing.RELEASED:
        cards.end(order_id=order.pk, state=OrderState.RELEASED, at=at)
    elif said.standing == Standing.NOTHING and at >= order.until_at + GRACE:
        theirs.release(key=order.public_id)
        cards.end(order_id=order.pk, state=OrderState.LAPSED, at=at)
