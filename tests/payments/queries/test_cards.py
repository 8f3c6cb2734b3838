"""Which orders and returns are to be looked after, and whose books are right."""

from datetime import timedelta

import pytest

from naru.core.books import Fault
from naru.payments.queries import cards
from naru.payments.queries.cards import SOON, Theirs
from naru.payments.rules.card_notes import AUTHORISED, Note
from naru.payments.services import card_work, charges
from naru.payments.services import cards as services
from tests.enrolments.factories import NOON
from tests.payments.cards import ordered, paid
from tests.payments.factories import FEE

pytestmark = pytest.mark.django_db


def test_what_is_under_way_is_asked_about_after_a_while(sandbox):
    order, done = ordered(), paid(sandbox)
    assert (cards.order_under_way(order.charge), cards.order_under_way(done.charge)) == (
        order,
        None,
    )
    assert cards.latest_order(done.charge) == done
    assert cards.to_settle(at=NOON + SOON - timedelta(seconds=1)) == []
    assert cards.to_settle(at=NOON + SOON) == [order.pk]


def test_returns_are_to_do_until_they_are_done(sandbox):
    order = paid(sandbox)
    back = charges.end(claim_id=order.charge.claim_id, whose="learner", by=None, at=NOON)
    assert cards.to_return() == [back.pk]
    card_work.give_back(refund_id=back.pk, at=NOON)
    assert cards.to_return() == []


def test_amounts_that_differ_are_shown_to_their_provider(sandbox):
    order, other = ordered(), ordered()
    note = Note("n-1", order.public_id, AUTHORISED, FEE + 1, NOON)
    services.take_note(note=note, at=NOON)
    found = cards.odd_notes(provider_id=order.charge.provider_id)
    assert [(one.order, one.won) for one in found] == [(order, FEE + 1)]
    assert cards.odd_notes(provider_id=other.charge.provider_id) == []


def test_an_order_the_company_does_not_know_is_named(sandbox):
    order = paid(sandbox)
    where = f"card order {order.public_id}"
    assert list(cards.differences([])) == [Fault("won taken by card", where, 0, FEE)]
    assert list(cards.differences([Theirs(order.public_id, FEE, 0)])) == []
