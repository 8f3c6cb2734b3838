"""Jobs about cards: what is asked of the company. Each may run twice."""

import logging

from django.utils import timezone
from procrastinate.contrib.django import app

from naru.payments.queries import cards
from naru.payments.services import card_work

log = logging.getLogger(__name__)


@app.task(name="payments.settle_card")
def settle_card(order_id: int) -> None:
    """After the company has told something: ask it how the order stands, and follow."""
    card_work.settle(order_id=order_id, at=timezone.now())


@app.task(name="payments.return_card")
def return_card(refund_id: int) -> None:
    """Have a refund go back to its card."""
    card_work.give_back(refund_id=refund_id, at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="payments.cards_left", queueing_lock="payments.cards_left")
def cards_left(timestamp: int) -> None:
    """Every minute: orders nobody told us of, and refunds the company did not answer about."""
    for order_id in cards.to_settle(at=timezone.now()):
        card_work.settle(order_id=order_id, at=timezone.now())
    for refund_id in cards.to_return():
        card_work.give_back(refund_id=refund_id, at=timezone.now())


@app.periodic(cron="23 4 * * *")
@app.task(name="payments.compare_cards", queueing_lock="payments.compare_cards")
def compare_cards(timestamp: int) -> None:
    """Every night: the company's books against ours; whatever differs is for an operator."""
    for fault in card_work.differences():
        log.error("The card company's books differ from ours: %s", fault)
