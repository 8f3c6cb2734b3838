"""Between the company and our books: whatever it answers, whenever, money is booked once."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from naru.core.books import Fault
from naru.payments.enums import ChargeState, OrderState
from naru.payments.models import CardReturn, Refund
from naru.payments.queries.reconciling import reconcile
from naru.payments.services import card_work, cards, charges
from naru.payments.services.card_company import Standing
from naru.payments.services.sandbox import Answer
from tests.enrolments.factories import NOON
from tests.payments.cards import BACK, SOON, TELL, begin, ordered, paid
from tests.payments.factories import FEE, charge
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def settle(order, *, at=SOON):
    state = card_work.settle(order_id=order.pk, at=at)
    order.refresh_from_db()
    return state


def test_an_approved_card_pays_and_asked_again_nothing_more(sandbox):
    order = paid(sandbox)
    assert settle(order) == OrderState.CAPTURED
    assert (order.charge.state, order.charge.payment.won) == (ChargeState.PAID, FEE)
    assert sandbox.look(key=order.public_id).standing == Standing.CAPTURED
    assert (card_work.differences(), reconcile().faults) == ([], ())


def test_without_a_company_nobody_pays_by_card(sandbox, settings):
    order = ordered()
    settings.CARD_COMPANY = ""
    with refused(cards.NoCards):
        card_work.begin(charge_id=charge().pk, by=order.by, at=NOON, back=BACK, tell=TELL)
    assert (settle(order), card_work.differences()) == (OrderState.BEGUN, [])


def test_a_refused_card_takes_nothing(sandbox):
    order = ordered()
    sandbox.answer(order.public_id, Answer.REFUSE, at=SOON)
    assert settle(order) == OrderState.REFUSED
    assert (order.charge.state, card_work.differences()) == (ChargeState.OPEN, [])


def test_whoever_goes_away_from_the_page_frees_the_order_after_its_time(sandbox):
    order = ordered()
    assert settle(order, at=order.until_at) == OrderState.BEGUN
    assert settle(order, at=order.until_at + card_work.GRACE) == OrderState.LAPSED
    sandbox.answer(order.public_id, Answer.PAY, at=SOON)
    assert sandbox.look(key=order.public_id).standing == Standing.RELEASED
    assert begin(order.charge) != order


def test_a_silent_company_leaves_it_open_until_it_answers(sandbox):
    order = ordered()
    sandbox.answer(order.public_id, Answer.SILENT, at=SOON)
    assert settle(order) == OrderState.BEGUN
    sandbox.send(order.public_id, at=SOON)
    assert settle(order) == OrderState.CAPTURED
    order.charge.refresh_from_db()
    assert order.charge.state == ChargeState.PAID


def test_an_approval_for_a_place_that_is_gone_is_released(sandbox):
    order = ordered()
    sandbox.answer(order.public_id, Answer.LATE, at=SOON)
    charges.end(claim_id=order.charge.claim_id, whose="learner", by=None, at=SOON)
    assert settle(order) == OrderState.RELEASED
    assert sandbox.look(key=order.public_id).standing == Standing.RELEASED
    assert card_work.differences() == []


def test_taken_by_the_company_before_we_died_it_is_booked_by_the_next_look(sandbox):
    order = ordered()
    sandbox.answer(order.public_id, Answer.PAY, at=SOON)
    said = sandbox.look(key=order.public_id)
    assert cards.authorise(order_id=order.pk, said=said, at=SOON)
    sandbox.capture(key=order.public_id, won=FEE)
    assert card_work.differences() == [
        Fault("won taken by card", f"card order {order.public_id}", FEE, 0)
    ]
    with pytest.raises(CommandError, match="won taken by card is 0 and should be 80,000"):
        call_command("reconcile_payments")
    assert settle(order) == OrderState.CAPTURED
    assert card_work.differences() == []


def test_part_of_the_fee_goes_back_to_the_card_once(sandbox):
    order = paid(sandbox)
    back = charges.end(
        claim_id=order.charge.claim_id, whose="learner", by=None, at=NOON + timedelta(days=14)
    )
    assert back.won < FEE
    sandbox.answer(order.public_id, Answer.SILENT, at=SOON)
    assert card_work.give_back(refund_id=back.pk, at=SOON)
    assert not card_work.give_back(refund_id=back.pk, at=SOON)
    assert sandbox.look(key=order.public_id).returned_won == back.won
    assert CardReturn.objects.get().done_at == SOON
    assert (card_work.differences(), reconcile().faults) == ([], ())
    assert Refund.objects.count() == 1


def test_a_return_that_only_the_company_knows_is_named(sandbox):
    order = paid(sandbox)
    sandbox.give_back(key=order.public_id, part=order.public_id, won=100)
    assert card_work.differences() == [
        Fault("won given back to the card", f"card order {order.public_id}", 100, 0)
    ]
