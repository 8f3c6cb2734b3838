"""Our books of card payments: begun once, told once, booked once; money that is late goes back."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from naru.notices.models import Notice
from naru.payments.enums import Book, ChargeState, NoteOutcome, OrderState, Way, Why
from naru.payments.models import Account, CardNote, CardOrder, Payment, Refund
from naru.payments.rules.card_notes import AUTHORISED, REFUSED, Note
from naru.payments.services import cards, charges
from naru.payments.services.card_company import Said, Standing
from naru.payments.services.cards import NoCards, TooLateForCard
from naru.payments.services.charges import NotToPay
from tests.enrolments.factories import NOON
from tests.payments.cards import SOON
from tests.payments.factories import FEE, charge, pay, rules
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def begin(one, *, at=NOON):
    return cards.begin(charge_id=one.pk, by=one.claim.resident.user, at=at)


def told(order, *, name="n-1", said=AUTHORISED, won=FEE, key=None):
    note = Note(name, key or order.public_id, said, won, SOON)
    return cards.take_note(note=note, at=SOON)


def said(order, *, won=FEE, ref="r-1"):
    return Said(order.public_id, Standing.CAPTURED, ref, won, 0, SOON)


def books(one):
    kept = Account.objects.filter(charge=one).values_list("book", "balance_won")
    return dict(kept)


def test_two_tabs_begin_one_order_and_what_has_ended_is_begun_anew():
    one = charge()
    first = begin(one)
    assert (begin(one), first.won, first.state) == (first, FEE, OrderState.BEGUN)
    assert cards.end(order_id=first.pk, state=OrderState.REFUSED, at=SOON)
    assert not cards.end(order_id=first.pk, state=OrderState.LAPSED, at=SOON)
    assert begin(one, at=SOON) != first


def test_there_must_be_something_to_pay_in_time_at_a_provider_that_takes_cards():
    one, paid = charge(), charge()
    pay(paid)
    with refused(NotToPay):
        begin(paid)
    with refused(TooLateForCard):
        begin(one, at=one.due_at)
    plain = charge(by_rules=replace(rules(), card_minutes=None))
    with refused(NoCards):
        begin(plain)
    assert not CardOrder.objects.exists()


def test_one_has_as_long_on_the_company_s_page_as_the_charge_s_rules_say():
    one = charge(by_rules=replace(rules(), card_minutes=20))
    assert begin(one).until_at == NOON + timedelta(minutes=20)


def test_a_note_counts_once_and_one_that_does_not_fit_is_kept_as_that():
    order = begin(charge())
    assert told(order) == NoteOutcome.TAKEN
    assert told(order) is None
    assert told(order, name="n-2", won=FEE - 1) == NoteOutcome.OTHER_AMOUNT
    assert told(order, name="n-3", key=UUID(int=9)) == NoteOutcome.NOT_OURS
    assert told(order, name="n-4", said=REFUSED, won=0) == NoteOutcome.TAKEN
    cards.end(order_id=order.pk, state=OrderState.RELEASED, at=SOON)
    assert told(order, name="n-5") == NoteOutcome.TOO_LATE
    assert CardNote.objects.count() == 5
    order.refresh_from_db()
    assert order.charge.state == ChargeState.OPEN


def test_the_money_pays_once():
    order = begin(charge())
    assert cards.authorise(order_id=order.pk, said=said(order), at=SOON)
    assert cards.book(order_id=order.pk, said=said(order), at=SOON)
    assert not cards.book(order_id=order.pk, said=said(order), at=SOON)
    paid = Payment.objects.get()
    assert (paid.charge, paid.way, paid.won, paid.paid_at) == (order.charge, Way.CARD, FEE, SOON)
    assert books(order.charge) == {Book.HELD: FEE, Book.BACK: 0}
    assert [one.kind for one in Notice.objects.all()] == ["payment.paid"]


def test_nothing_is_taken_for_a_place_that_is_gone_or_another_amount():
    order = begin(charge())
    assert not cards.authorise(order_id=order.pk, said=said(order, won=FEE + 1), at=SOON)
    charges.end(claim_id=order.charge.claim_id, whose="learner", by=None, at=SOON)
    assert not cards.authorise(order_id=order.pk, said=said(order), at=SOON)


@pytest.mark.parametrize(
    ("before", "won", "why"),
    [("paid", FEE, Why.TWICE), ("ended", FEE, Why.LATE), ("open", FEE - 1, Why.WRONG)],
)
def test_money_that_was_taken_and_pays_nothing_goes_back_whole(before, won, why):
    one = charge()
    order = begin(one)
    if before == "paid":
        pay(one)
    if before == "ended":
        charges.end(claim_id=one.claim_id, whose="learner", by=None, at=SOON)
    assert cards.book(order_id=order.pk, said=said(order, won=won), at=SOON)
    back = Refund.objects.get()
    assert (back.won, back.why, back.goes_to_card) == (won, why, True)
    assert books(one) == {Book.HELD: FEE if before == "paid" else 0, Book.BACK: won}
    assert cards.returned(refund_id=back.pk, at=SOON)
    assert not cards.returned(refund_id=back.pk, at=SOON)
    assert books(one)[Book.BACK] == 0
    assert [row.kind for row in Notice.objects.all()] == ["payment.card_back"]


def test_a_refusal_is_told_while_there_is_something_to_pay():
    one = charge()
    cards.end(order_id=begin(one).pk, state=OrderState.REFUSED, at=SOON)
    cards.end(order_id=begin(one).pk, state=OrderState.LAPSED, at=SOON)
    assert [row.kind for row in Notice.objects.all()] == ["payment.card_refused"]


def test_an_order_under_way_keeps_the_seat_until_the_books_are_closed():
    one = charge()
    begin(one)
    assert not charges.expire(charge_id=one.pk, at=one.books_at - timedelta(seconds=1))
    assert charges.expire(charge_id=one.pk, at=one.books_at)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"won": 1}, "what a card order asks never changes"),
        ({"state": "PAID"}, "card_order_state_known"),
        ({"state": OrderState.CAPTURED}, "card_order_captured_as"),
        ({"until_at": NOON}, "what a card order asks never changes"),
    ],
)
def test_the_database_keeps_what_was_asked(change, constraint):
    order = begin(charge())
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        CardOrder.objects.filter(pk=order.pk).update(**change)


def test_the_database_knows_ends_and_one_order_under_way():
    order = begin(charge())
    with pytest.raises(IntegrityError, match="card_order_one_under_way"), transaction.atomic():
        CardOrder.objects.create(
            charge=order.charge, won=1, state_at=NOON, made_at=NOON, until_at=SOON, by=order.by
        )
    cards.end(order_id=order.pk, state=OrderState.REFUSED, at=SOON)
    with pytest.raises(IntegrityError, match="from REFUSED to BEGUN never"), transaction.atomic():
        CardOrder.objects.filter(pk=order.pk).update(state=OrderState.BEGUN)
    told(order)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        CardNote.objects.update(won=1)
